import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { MONTH_NAMES } from '../../shared/month-names';
import { endEntry, recordEntry } from '../../testing/allocation-ledger';
import { describeOnBoth } from '../../testing/providers';
import { openTestState } from '../../testing/test-state';
import { beginExecution } from '../begin-execution';
import { dayOf } from './move-execution';

/** What happens to which of the executions so far, how long after the last. */
const step = fc.record({
  what: fc.constantFrom('record', 'begin', 'SUCCESS', 'PARTIAL_SUCCESS', 'FAILED'),
  which: fc.nat(30),
  month: fc.nat(2),
  year: fc.constantFrom(2025, 2026),
  user: fc.constantFrom('a', 'b'),
  hours: fc.nat(30),
  failed: fc.nat(100),
} as const);

describeOnBoth('counts of executions', (provider) => {
  test('equal a recount after any sequence of changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        let now = new Date('2025-01-01T00:00:00Z');
        const opened = await openTestState({ provider, now: () => now, start: false });
        try {
          const ids: string[] = [];
          for (const { what, which, month, year, user, hours, failed } of steps) {
            now = new Date(now.getTime() + hours * 3_600_000);
            const id = ids[which % Math.max(1, ids.length)];
            if (what === 'record') {
              const entry = { month: MONTH_NAMES[month] ?? 'January', year, uploadedBy: user };
              // The month may have an active one.
              await recordEntry(opened.ctx, entry).then(
                (one) => ids.push(one),
                () => undefined,
              );
            } else if (id !== undefined) {
              if (what === 'begin') await beginExecution(opened.state, id, now);
              else await endEntry(opened.ctx, id, what, { processed: 100, failed });
            }
          }
          await expectRecount(opened.state.db);
        } finally {
          await opened.close();
        }
      }),
      { numRuns: 8 },
    );
  });
});

async function expectRecount(db: Awaited<ReturnType<typeof openTestState>>['state']['db']): Promise<void> {
  const rows = await db.read(db.sql.selectFrom('allocation_executions').selectAll());
  const expected = new Map<string, number[]>();
  for (const row of rows) {
    const keys = [
      `month ${row.year} ${row.month} ${row.status}`,
      `user ${row.uploaded_by} ${row.year} ${row.month} ${row.status}`,
      `day ${dayOf(row.start_time)} ${row.status}`,
    ];
    const timed = row.duration_seconds === null ? 0 : 1;
    const ms = Math.round((row.duration_seconds ?? 0) * 1000);
    const sums = [1, timed, ms, row.records_processed, row.records_failed];
    for (const key of keys) {
      const of = key.startsWith('day') ? [1] : sums;
      expected.set(
        key,
        of.map((value, index) => value + (expected.get(key)?.[index] ?? 0)),
      );
    }
  }
  const columns = ['executions', 'timed', 'duration_ms', 'records_processed', 'records_failed'] as const;
  const months = await db.read(
    db.sql.selectFrom('allocation_rollups').selectAll().where('executions', '<>', 0),
  );
  const users = await db.read(
    db.sql.selectFrom('allocation_user_rollups').selectAll().where('executions', '<>', 0),
  );
  const days = await db.read(
    db.sql.selectFrom('allocation_day_counts').selectAll().where(sql<boolean>`executions <> 0`),
  );
  const kept = new Map<string, number[]>([
    ...months.map((row): [string, number[]] => [
      `month ${row.year} ${row.month} ${row.status}`,
      columns.map((column) => row[column]),
    ]),
    ...users.map((row): [string, number[]] => [
      `user ${row.uploaded_by} ${row.year} ${row.month} ${row.status}`,
      columns.map((column) => row[column]),
    ]),
    ...days.map((row): [string, number[]] => [`day ${row.day} ${row.status}`, [row.executions]]),
  ]);
  expect(Object.fromEntries([...kept].sort())).toEqual(Object.fromEntries([...expected].sort()));
}
