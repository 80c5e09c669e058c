import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../db/database';
import { describeOnBoth } from '../../testing/providers';
import { openTestState, type TestState } from '../../testing/test-state';
import type { ExecutionRow } from '../execution-row';
import { ALLOCATION_STATUSES, type AllocationFilters } from '../execution-schemas';
import { moveExecution } from './move-execution';
import { pageExecutions } from './page-executions';

const COUNT = 640;
const HOUR_MS = 3_600_000;

/** Executions of some weeks, several a moment. */
const executions = Array.from({ length: COUNT }, (_, at) => ({
  execution_id: `${((at * 7919) % 10_007).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
  month: at % 3 === 0 ? 'January' : 'May',
  year: 2024 + (at % 2),
  status: ALLOCATION_STATUSES[(at * 11) % 5] ?? 'SUCCESS',
  start_time: new Date(Date.UTC(2025, 0, 1) + Math.floor(at / 4) * 5 * HOUR_MS),
  duration_seconds: null,
  uploaded_by: at % 4 === 0 ? 'a' : 'b',
  forecast_filename: 'f.xlsx',
  roster_filename: 'r.xlsx',
  roster_month_used: 'January',
  roster_year_used: 2025,
  roster_was_fallback: false,
  records_processed: 0,
  records_failed: 0,
  config_snapshot: '{}',
  created_datetime: new Date(),
  forecast_input_id: 'f',
  roster_input_id: 'r',
}));

const expected = executions.toSorted(
  (a, b) => b.start_time.getTime() - a.start_time.getTime() || (a.execution_id < b.execution_id ? -1 : 1),
);

describeOnBoth('a page of executions', (provider) => {
  let test: TestState;
  beforeAll(async () => {
    test = await openTestState({ provider, start: false });
    const { db } = test.state;
    await db.transaction(function* () {
      for (const execution of executions) {
        yield* run(db.sql.insertInto('allocation_executions').values(execution));
        yield* moveExecution(db, null, execution as unknown as ExecutionRow);
      }
    });
  });
  afterAll(() => test.close());

  const filters: readonly AllocationFilters[] = [
    { status: [] },
    { status: ['SUCCESS', 'FAILED', 'PENDING', 'PARTIAL_SUCCESS'] },
    { status: [], year: 2025 },
    { status: ['FAILED'], month: 'May' },
    { status: [], month: 'May', uploaded_by: 'b' },
    { status: [], uploaded_by: 'b' },
  ];

  it.each(filters)('of %o is what a plain sort gives, near and far', async (filter) => {
    const matching = expected.filter(
      (one) =>
        (filter.status.length === 0 || filter.status.some((status) => status === one.status)) &&
        (filter.year === undefined || one.year === filter.year) &&
        (filter.month === undefined || one.month === filter.month) &&
        (filter.uploaded_by === undefined || one.uploaded_by === filter.uploaded_by),
    );
    for (const offset of [0, 7, 499, 500, 503, 511, 560, COUNT - 3, COUNT]) {
      const { rows, total } = await pageExecutions(test.state.db, filter, { limit: 20, offset });
      expect(total).toBe(matching.length);
      expect([offset, rows.map((row) => row.execution_id)]).toEqual([
        offset,
        matching.slice(offset, offset + 20).map((row) => row.execution_id),
      ]);
    }
  });
});
