import { rmSync } from 'node:fs';
import Sqlite from 'libsql';
import { findExecution } from '../lib/allocation/find-execution';
import { RESULT_INDEXES, RESULT_TABLES } from '../lib/allocation/result-file';
import { absoluteArtefact } from '../lib/artefacts/artefact-path';
import { allocationApi } from '../lib/testing/allocation-api';
import { forecastCsv, plainConfigs } from '../lib/testing/allocation-files';
import { endedExecution, resultRows } from '../lib/testing/allocation-result';
import type { TestState } from '../lib/testing/test-state';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June'];
const STATES = ['TX', 'FL', 'GA', 'CA', 'NY', 'OH'];
const WORK_TYPES = ['Claims', 'Appeals', 'Enrollment', 'Correspondence'];

/**
 * An execution of so many vendors over six months, four in five of them allocated. Its file is laid down directly, in
 * the layout of results: what is measured here is reading.
 */
export async function allocationOf(
  state: TestState,
  vendors: number,
): Promise<{ id: string; path: string; months: number }> {
  const keys = MONTHS.map((month) => `${month} 2025`);
  const { body } = await allocationApi.start({
    forecast: forecastCsv(
      [['Amisys Medicaid Domestic', 'TX', 'Claims', '1', ...keys.map(() => '160')]],
      keys,
    ),
    month_config: plainConfigs(...keys),
  });
  const { execution_id } = body.data;
  await endedExecution(state, execution_id);
  const row = await findExecution(state.ctx, execution_id);
  const [meta] = resultRows(state, row, 'SELECT value FROM meta');
  const path = absoluteArtefact(state.dataDir, row.result_file ?? '');
  rmSync(path);
  const db = new Sqlite(path);
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${RESULT_TABLES}; BEGIN`);
  db.prepare('INSERT INTO meta VALUES (?, ?)').run(['execution', meta?.value as string]);
  for (const sql of [cells(), buckets(), vendorRows(vendors), assignments(vendors)]) db.exec(sql);
  db.exec(`COMMIT; ${RESULT_INDEXES}`);
  db.close();
  return { id: execution_id, path, months: MONTHS.length };
}

const KINDS = STATES.length * WORK_TYPES.length;
const list = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(', ');
/** One of a list of texts, by a number from 0. */
const pick = (texts: readonly string[], number: string): string =>
  `json_extract(json_array(${list(texts)}), '$[' || (${number}) || ']')`;
const upTo = (count: number, name: string): string =>
  `${name}(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM ${name} WHERE i < ${count - 1})`;

const cells = (): string => `INSERT INTO cells
  WITH RECURSIVE ${upTo(MONTHS.length, 'm')}, ${upTo(KINDS, 'k')}
  SELECT m.i * ${KINDS} + k.i, m.i, 'Amisys Medicaid Domestic ' || (k.i % 6), 'Amisys', 'Medicaid', 'Domestic',
    ${pick(STATES, `k.i % ${STATES.length}`)}, ${pick(WORK_TYPES, `k.i / ${STATES.length}`)},
    160.0, 1.0, 1, 1, 160, k.i + 2
  FROM m, k`;

const buckets = (): string => `INSERT INTO buckets
  WITH RECURSIVE ${upTo(MONTHS.length, 'm')}, ${upTo(WORK_TYPES.length, 'k')}
  SELECT m.i * ${WORK_TYPES.length} + k.i, m.i, 'Amisys', 'Domestic', json_array(${pick(WORK_TYPES, 'k.i')}), 1, 0, 0,
    '["TX"]', '["TX"]', '[]'
  FROM m, k`;

const vendorRows = (vendors: number): string => `INSERT INTO vendors
  WITH RECURSIVE ${upTo(vendors, 'n')}
  SELECT i, printf('CN%07d', i), 'First' || (i * 7919 % 5000), 'Last' || (i * 104729 % 20000), 'Amisys', 'Domestic',
    json_array(${pick(STATES, `i % ${STATES.length}`)}), json_array(${pick(WORK_TYPES, `i % ${WORK_TYPES.length}`)}),
    ${pick(STATES, `i % ${STATES.length}`)}, ${pick(WORK_TYPES, `i % ${WORK_TYPES.length}`)}
  FROM n`;

const assignments = (vendors: number): string => `INSERT INTO assignments
  WITH RECURSIVE ${upTo(MONTHS.length, 'm')}, ${upTo(vendors, 'n')}
  SELECT m.i, n.i, m.i * ${WORK_TYPES.length} + n.i % ${WORK_TYPES.length},
    CASE WHEN (n.i + m.i) % 5 = 0 THEN NULL ELSE m.i * ${KINDS} + n.i % ${KINDS} END
  FROM m, n`;
