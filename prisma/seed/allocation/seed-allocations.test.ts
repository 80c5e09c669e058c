import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestState, type TestState } from '../../../lib/testing/test-state';
import { SAMPLE_EXECUTIONS } from './sample-executions';
import { seedAllocations } from './seed-allocations';

let test: TestState;
beforeEach(async () => {
  test = await openTestState();
});
afterEach(() => test.close());

const outcomes = async (): Promise<string[]> => {
  const rows = await test.state.db.prisma.allocationExecution.findMany({
    orderBy: { created_datetime: 'asc' },
  });
  return rows.map(({ status, error_type }) => (error_type === null ? status : `${status} ${error_type}`));
};

it('has some forty executions in every status', () => {
  const all = SAMPLE_EXECUTIONS.flat();
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(8);
  expect(new Set(all.flatMap(({ at }) => at?.getTime() ?? [])).size).toBe(all.length - 2);
});

it('allocates as the story goes, and goes on where it was interrupted', async () => {
  const february = [
    SAMPLE_EXECUTIONS[1]?.slice(0, 4) ?? [],
    SAMPLE_EXECUTIONS.at(-2) ?? [],
    SAMPLE_EXECUTIONS.at(-1) ?? [],
  ];
  expect(await seedAllocations(test.ctx, { story: february })).toBe(6);
  expect(await outcomes()).toEqual([
    'FAILED NO_ALLOCATION',
    'PARTIAL_SUCCESS',
    'SUCCESS',
    'FAILED CANCELLED',
    'IN_PROGRESS',
    'PENDING',
  ]);
  await test.state.db.prisma.allocationExecution.deleteMany({ where: { status: 'SUCCESS' } });
  expect(await seedAllocations(test.ctx, { story: february })).toBe(1);
  // What is shown as going on is nothing that a restart takes up.
  expect(await test.state.jobs.recover()).toBe(0);
  expect(await test.state.jobs.load()).toEqual({ running: 0, queued: 0 });
});
