import type { SeededSource } from './seed-source';

/**
 * For the journeys through executions that run on: "Show me all machines" in the schema `endless` looks for a row that
 * never comes. The knowledge graph is built while it is still a table, since counting its rows would not end either.
 */
export const ENDLESS: SeededSource = {
  name: 'Endless sample',
  file: 'endless.db',
  schema: 'endless',
  kg_name: 'KG_ENDLESS',
  sql: `
    CREATE TABLE machines (MACHINE_ID TEXT PRIMARY KEY, MACHINE_NAME TEXT NOT NULL, STATUS TEXT NOT NULL);
    INSERT INTO machines VALUES ('M-1', 'Lathe', 'Active'), ('M-2', 'Mill', 'Active'), ('M-3', 'Press', 'Blocked');`,
  sqlOnceKnown: `
    DROP TABLE machines;
    CREATE VIEW machines AS
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT 'M-' || i AS MACHINE_ID, 'Lathe' AS MACHINE_NAME, 'Active' AS STATUS FROM n WHERE i < 0;`,
};
