/** How people call the databases of `db_type`. */
export const databaseNames: ReadonlyMap<string, string> = new Map([
  ['sqlite', 'SQLite'],
  ['mysql', 'MySQL'],
  ['postgresql', 'PostgreSQL'],
  ['oracle', 'Oracle'],
  ['sqlserver', 'SQL Server'],
]);
