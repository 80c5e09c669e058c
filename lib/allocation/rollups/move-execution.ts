import type { CompiledQuery } from 'kysely';
import { type Database, type Result, run } from '../../db/database';
import type { ExecutionRow } from '../execution-row';

/** What rollups count of an execution. */
export type Counted = Pick<
  ExecutionRow,
  | 'year'
  | 'month'
  | 'status'
  | 'uploaded_by'
  | 'start_time'
  | 'duration_seconds'
  | 'records_processed'
  | 'records_failed'
>;

const DAY_MS = 86_400_000;

/** Days since 1970 (UTC): where an execution stands in the counts of days. */
export const dayOf = (time: Date): number => Math.floor(time.getTime() / DAY_MS);

interface Change {
  readonly of: Counted;
  readonly sign: 1 | -1;
}

/**
 * Part of every transaction that adds an execution or changes one: takes it out of the counts as it was and puts it in
 * as it is. Every transaction touches tables and rows in one order, so that none holds what another waits for.
 */
export function* moveExecution(
  db: Database,
  before: Counted | null,
  after: Counted,
): Generator<CompiledQuery<unknown>, void, Result<unknown>> {
  const changes: Change[] = [
    ...(before === null ? [] : [{ of: before, sign: -1 } as const]),
    { of: after, sign: 1 } as const,
  ];
  const byStatus = changes.toSorted((a, b) => compare(a.of.status, b.of.status));
  for (const change of byStatus) yield* run(addToMonth(db, change));
  for (const change of byStatus) yield* run(addToUser(db, change));
  const byDay = changes.toSorted(
    (a, b) => dayOf(a.of.start_time) - dayOf(b.of.start_time) || compare(a.of.status, b.of.status),
  );
  for (const change of byDay) yield* run(addToDay(db, change));
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

function sumsOf({ of, sign }: Change) {
  const duration = of.duration_seconds;
  return {
    executions: sign,
    timed: duration === null ? 0 : sign,
    duration_ms: duration === null ? 0 : sign * Math.round(duration * 1000),
    records_processed: sign * of.records_processed,
    records_failed: sign * of.records_failed,
  };
}

const SUMS = ['executions', 'timed', 'duration_ms', 'records_processed', 'records_failed'] as const;

function addToMonth({ sql }: Database, change: Change) {
  const { year, month, status } = change.of;
  return sql
    .insertInto('allocation_rollups')
    .values({ year, month, status, ...sumsOf(change) })
    .onConflict((same) =>
      same
        .columns(['year', 'month', 'status'])
        .doUpdateSet((eb) =>
          Object.fromEntries(
            SUMS.map((sum) => [sum, eb(`allocation_rollups.${sum}`, '+', eb.ref(`excluded.${sum}`))]),
          ),
        ),
    );
}

function addToUser({ sql }: Database, change: Change) {
  const { uploaded_by, year, month, status } = change.of;
  return sql
    .insertInto('allocation_user_rollups')
    .values({ uploaded_by, year, month, status, ...sumsOf(change) })
    .onConflict((same) =>
      same
        .columns(['uploaded_by', 'year', 'month', 'status'])
        .doUpdateSet((eb) =>
          Object.fromEntries(
            SUMS.map((sum) => [sum, eb(`allocation_user_rollups.${sum}`, '+', eb.ref(`excluded.${sum}`))]),
          ),
        ),
    );
}

function addToDay({ sql }: Database, { of, sign }: Change) {
  return sql
    .insertInto('allocation_day_counts')
    .values({ day: dayOf(of.start_time), status: of.status, executions: sign })
    .onConflict((same) =>
      same.columns(['day', 'status']).doUpdateSet((eb) => ({
        executions: eb('allocation_day_counts.executions', '+', eb.ref('excluded.executions')),
      })),
    );
}
