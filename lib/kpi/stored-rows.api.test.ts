import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKpiOf, IN_RBP_NOT_IN_OPS, kpiApi } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';

let test: TestState;
let kpiId: number;

beforeAll(async () => {
  test = await openTestState({ env: { MAX_STORED_ROWS: '7' } });
  test.install();
  await landTables(test.ctx);
  kpiId = await createKpiOf(IN_RBP_NOT_IN_OPS);
});
afterAll(() => test.close());

it('keeps the first rows beyond MAX_STORED_ROWS and says so', async () => {
  const { body } = await kpiApi.execute(kpiId);
  expect(body.execution_result).toMatchObject({
    number_of_records: 7,
    total_available: 20,
    truncated: true,
    result_total: 7,
  });
  expect(body.warnings).toEqual([expect.stringContaining('MAX_STORED_ROWS')]);
  expect((await kpiApi.drilldown(body.execution_result.id)).body.total_records).toBe(7);
});

it('says nothing of it when the limit itself is smaller', async () => {
  const { body } = await kpiApi.execute(kpiId, { limit_records: 3 });
  expect(body.execution_result).toMatchObject({ number_of_records: 3, total_available: 20, truncated: true });
  expect(body.warnings).toEqual([]);
});

it('runs many executions at once without losing one', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => kpiApi.execute(kpiId, { limit_records: 5 })),
  );
  expect(answers.every(({ body }) => body.success && body.execution_result.number_of_records === 5)).toBe(
    true,
  );
  expect(new Set(answers.map(({ body }) => body.execution_result.id)).size).toBe(20);
  const { body } = await kpiApi.history(kpiId, { limit: 100 });
  expect(body.total).toBe(22);
  await test.state.events.drained();
}, 20_000);
