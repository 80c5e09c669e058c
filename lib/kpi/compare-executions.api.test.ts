import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKpiOf, kpiApi } from '../testing/kpi-api';
import { landTables, PRODUCTS, writeLanding } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';
import { findExecution } from './find-execution';

let test: TestState;
let counted: number;
let all: number;

const execute = async (kpiId: number, body: object = {}): Promise<number> =>
  (await kpiApi.execute(kpiId, body)).body.execution_result.id;

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx);
  counted = await createKpiOf('Count all products in OPS Excel', 'Counted');
  all = await createKpiOf('Show me all products in RBP GPU', 'All');
});
afterAll(() => test.close());

it('counts what two executions of a KPI share, and says what was cut', async () => {
  const [whole, cut] = [await execute(all), await execute(all, { limit_records: 20 })];
  const { status, body } = await kpiApi.compare(whole, cut);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    left: { id: whole, limit_records: 1000, number_of_records: 60 },
    right: { id: cut, limit_records: 20, number_of_records: 20 },
    rows: { only_left: 40, only_right: 0, in_both: 20 },
  });
  expect(body.rows_note).toContain(`Execution ${cut} was cut`);
});

it('sees rows that changed, counts equal rows once, and takes nulls for alike', async () => {
  const before = await execute(all);
  writeLanding(
    test.dataDir,
    `${PRODUCTS}; UPDATE brz_lnd_RBP_GPU SET STATUS = 'Gone' WHERE PLANNING_SKU = 'SKU007';
     INSERT INTO brz_lnd_RBP_GPU SELECT * FROM brz_lnd_RBP_GPU WHERE PLANNING_SKU = 'SKU008'`,
  );
  const after = await execute(all);
  const { body } = await kpiApi.compare(before, after);
  expect(body.rows).toEqual({ only_left: 1, only_right: 1, in_both: 59 });
  expect(body.rows_note).toBeNull();
});

it.each([
  ['other columns', () => execute(counted), 'The columns differ'],
  ['no rows', () => execute(all, { kg_name: 'KG_404' }), 'it has no rows to compare'],
])('says why rows cannot be compared: %s', async (_, make, note) => {
  const { status, body } = await kpiApi.compare(await execute(all), await make());
  expect(status).toBe(200);
  expect(body.rows).toBeNull();
  expect(body.rows_note).toContain(note);
});

it('says so when rows are gone, and answers 404 for an execution that is not there', async () => {
  const [left, right] = [await execute(all), await execute(all)];
  const { result_file } = await findExecution(test.ctx, right);
  rmSync(path.join(test.dataDir, result_file ?? ''));
  expect((await kpiApi.compare(left, right)).body.rows_note).toContain('can no longer be read');
  expect((await kpiApi.compare(left, 404_404)).status).toBe(404);
});
