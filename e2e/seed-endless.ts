/**
 * A query that never ends, for the journeys through running and cancelled executions: the graph `KG_ENDLESS` knows
 * the table `parts` of the schema `endless`, which then became a view that looks for a row that does not come.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'libsql';
import { createContext } from '../lib/context';
import { buildKnowledgeGraph } from '../lib/sources/build-knowledge-graph';
import { registerDataSource } from '../lib/sources/register-data-source';
import { startPlumbline } from '../lib/start-plumbline';

const FILE = 'endless.db';
const DATA_SOURCE = 'Endless sample';

const TABLE = `CREATE TABLE parts (PART_ID TEXT, PART_NAME TEXT); INSERT INTO parts VALUES ('P1', 'Bolt')`;
const VIEW = `
  DROP TABLE parts;
  CREATE VIEW parts AS
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT 'P' || i AS PART_ID, 'Bolt' AS PART_NAME FROM n WHERE i < 0`;

function change(file: string, sql: string): void {
  const database = new Sqlite(file);
  database.exec(sql);
  database.close();
}

const state = await startPlumbline({ ...process.env, LOG_LEVEL: 'warn' });
try {
  const ctx = createContext({ state, requestId: 'seed-endless' });
  const file = path.join(state.env.DATA_DIR, FILE);
  rmSync(file, { force: true });
  change(file, TABLE);
  await registerDataSource(ctx, {
    name: DATA_SOURCE,
    kind: 'sqlite',
    connection: { path: FILE },
    schemas: ['endless'],
  });
  await buildKnowledgeGraph(ctx, { name: 'KG_ENDLESS', data_source: DATA_SOURCE });
  change(file, VIEW);
} finally {
  await state.stop();
}
