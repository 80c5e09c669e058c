/**
 * A table of 100,000 rows for the journeys through large results: the file `large.db` in DATA_DIR, known to the
 * product as the schema `large` of the knowledge graph `KG_LARGE`. "Show me all materials" gives all of it.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'libsql';
import { createContext } from '../lib/context';
import { buildKnowledgeGraph } from '../lib/sources/build-knowledge-graph';
import { registerDataSource } from '../lib/sources/register-data-source';
import { startPlumbline } from '../lib/start-plumbline';

const FILE = 'large.db';
const DATA_SOURCE = 'Large sample';
const ROWS = 100_000;

/** One of a list of texts, by a number. */
const pick = (number: string, texts: readonly string[]): string =>
  `CASE (${number}) % ${texts.length} ${texts.map((text, at) => `WHEN ${at} THEN '${text}'`).join(' ')} END`;

const MATERIALS = `
  CREATE TABLE materials (
    MATERIAL_ID TEXT PRIMARY KEY, MATERIAL_NAME TEXT NOT NULL, CATEGORY TEXT NOT NULL, STATUS TEXT NOT NULL,
    PLANT TEXT, QUANTITY INTEGER, UNIT_PRICE REAL, LAST_MOVED DATE, REMARK TEXT);
  INSERT INTO materials
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
    SELECT printf('MAT-%06d', i),
           ${pick('i', ['Steel', 'Brass', 'Copper', 'Aluminium', 'Nylon', 'Zinc', 'Titanium'])} || ' ' ||
           ${pick('i / 7', ['bolt', 'washer', 'bracket', 'hinge', 'valve', 'gasket', 'spring', 'cable', 'plate'])} ||
           ' ' || (1 + i % 50) || ' × ' || (10 + i / 3 % 90) || ' mm',
           ${pick('i / 11', ['Fasteners', 'Fittings', 'Seals', 'Electrical', 'Sheets'])},
           ${pick('i % 20 / 9', ['Active', 'Inactive', 'Blocked'])},
           iif(i % 23 = 0, NULL, ${pick('i / 5', ['Hamburg', 'Lyon', 'Gdańsk', 'Porto'])}),
           iif(i % 17 = 0, NULL, i * 7919 % 5000),
           iif(i % 29 = 0, NULL, round(0.05 + i * 104729 % 99991 / 100.0, 2)),
           iif(i % 31 = 0, NULL, date('2024-01-01', '+' || (i * 37 % 700) || ' days')),
           iif(i % 10 = 0, 'Checked in stocktaking ' || (2020 + i % 6), NULL)
      FROM n;`;

function writeTable(dataDir: string): void {
  const file = path.join(dataDir, FILE);
  rmSync(file, { force: true });
  const database = new Sqlite(file);
  database.exec(`PRAGMA journal_mode = OFF; BEGIN; ${MATERIALS} COMMIT`);
  database.close();
}

const state = await startPlumbline({ ...process.env, LOG_LEVEL: 'warn' });
try {
  const ctx = createContext({ state, requestId: 'seed-large' });
  writeTable(state.env.DATA_DIR);
  await registerDataSource(ctx, {
    name: DATA_SOURCE,
    kind: 'sqlite',
    connection: { path: FILE },
    schemas: ['large'],
  });
  await buildKnowledgeGraph(ctx, { name: 'KG_LARGE', data_source: DATA_SOURCE });
} finally {
  await state.stop();
}
