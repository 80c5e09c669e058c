import Sqlite from 'libsql';
import pg from 'pg';
import { postgresqlServer } from '../../../testing/scratch-postgresql';
import type { Catalog, CatalogTable, ColumnType, SqlValue } from '../../catalog';
import type { SqlDialect } from '../dialect';
import { postgresql } from '../dialects/postgresql';
import { sqlite } from '../dialects/sqlite';

/** Rows of each table, in the order of its columns. */
export type TableRows = Readonly<Record<string, readonly (readonly SqlValue[])[]>>;

/** A small real database for one test file. */
export interface TestDatabase {
  readonly dialect: 'sqlite' | 'postgresql';
  readonly run: (sql: string, params?: readonly SqlValue[]) => Promise<SqlValue[][]>;
  readonly close: () => Promise<void>;
}

const SQLITE_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  decimal: 'REAL',
  boolean: 'INTEGER',
  date: 'TEXT',
  datetime: 'TEXT',
  time: 'TEXT',
  binary: 'BLOB',
  unknown: 'TEXT',
};
const POSTGRES_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  integer: 'bigint',
  decimal: 'double precision',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamp',
  time: 'time',
  binary: 'bytea',
  unknown: 'text',
};

/** The catalog's tables in an SQLite database in memory. It cannot be written to any more. */
export function openSqlite(catalog: Catalog, rows: TableRows): TestDatabase {
  const database = new Sqlite(':memory:');
  for (const table of catalog.tables) {
    database.exec(createTable(table, sqlite, SQLITE_TYPES));
    for (const row of rows[table.name] ?? []) {
      const values = row.map((value) => (typeof value === 'boolean' ? Number(value) : value));
      database.prepare(insertRow(table, sqlite)).run(...values);
    }
  }
  database.exec('PRAGMA query_only = ON');
  return {
    dialect: 'sqlite',
    run: async (sql, params = []) =>
      database
        .prepare(sql)
        .raw(true)
        .all(...params) as SqlValue[][],
    close: async () => {
      database.close();
    },
  };
}

/** The same in a schema of its own on PostgreSQL, dropped on close; null, and said, where none answers. */
export async function openPostgres(catalog: Catalog, rows: TableRows): Promise<TestDatabase | null> {
  const client = new pg.Client({
    connectionString: postgresqlServer,
    connectionTimeoutMillis: 2000,
    types: { getTypeParser: parserFor },
  });
  try {
    await client.connect();
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    process.stdout.write(`PostgreSQL does not answer, so these tests run on SQLite only: ${error}\n`);
    return null;
  }
  const schema = `nlq_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await client.query(`CREATE SCHEMA ${schema}`);
  await client.query(`SET search_path TO ${schema}`);
  for (const table of catalog.tables) {
    await client.query(createTable(table, postgresql, POSTGRES_TYPES));
    for (const row of rows[table.name] ?? []) await client.query(insertRow(table, postgresql), [...row]);
  }
  await client.query('SET default_transaction_read_only = on');
  return {
    dialect: 'postgresql',
    run: async (sql, params = []) => {
      const result = await client.query<SqlValue[]>({ text: sql, values: [...params], rowMode: 'array' });
      return result.rows;
    },
    close: async () => {
      await client.query('SET default_transaction_read_only = off');
      await client.query(`DROP SCHEMA ${schema} CASCADE`);
      await client.end();
    },
  };
}

/** Numbers of any width as numbers, booleans as SQLite has them, all else as text. */
function parserFor(typeId: number): (text: string) => SqlValue {
  const { builtins } = pg.types;
  const numbers: number[] = [
    builtins.INT2,
    builtins.INT4,
    builtins.INT8,
    builtins.NUMERIC,
    builtins.FLOAT4,
    builtins.FLOAT8,
  ];
  if (numbers.includes(typeId)) return Number;
  if (typeId === builtins.BOOL) return (text) => Number(text === 't');
  return (text) => text;
}

function createTable(
  table: CatalogTable,
  { identifier }: SqlDialect,
  types: Readonly<Record<ColumnType, string>>,
): string {
  const columns = table.columns.map((column) => `${identifier(column.name)} ${types[column.type]}`);
  const key =
    table.primaryKey.length > 0 ? [`PRIMARY KEY (${table.primaryKey.map(identifier).join(', ')})`] : [];
  return `CREATE TABLE ${identifier(table.name)} (${[...columns, ...key].join(', ')})`;
}

function insertRow(table: CatalogTable, { identifier, placeholder }: SqlDialect): string {
  const values = table.columns.map((_, index) => placeholder(index + 1));
  return `INSERT INTO ${identifier(table.name)} VALUES (${values.join(', ')})`;
}
