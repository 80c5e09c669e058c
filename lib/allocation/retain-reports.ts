import type { CompiledQuery } from 'kysely';
import { type Result, run } from '../db/database';
import type { Plumbline } from '../state';
import { ALLOCATION_RESULTS_REMOVED, type AllocationResultsRemoved } from './events';

/** Executions of a month that keep their reports. */
export const KEPT_REPORTS = 10;

/**
 * Part of the transaction that gave a month another execution with reports: the newest ten keep theirs; what is older
 * than those, failed ones included, loses its result. The executions stay.
 * @returns the executions that lost something
 */
export function* retainReports(
  { db, events }: Pick<Plumbline, 'db' | 'events'>,
  { month, year }: { readonly month: string; readonly year: number },
  now: Date,
): Generator<CompiledQuery<unknown>, string[], Result<unknown>> {
  const withResult = yield* run(
    db.sql
      .selectFrom('allocation_executions')
      .select(['execution_id', 'result_file', 'has_reports'])
      .where('month', '=', month)
      .where('year', '=', year)
      .where('result_file', 'is not', null)
      .orderBy('start_time', 'desc')
      .orderBy('execution_id'),
  );
  const places = withResult.rows.flatMap(({ has_reports }, place) => (has_reports ? [place] : []));
  const last = places[KEPT_REPORTS - 1];
  if (last === undefined) return [];
  const retired = withResult.rows.slice(last + 1);
  const files = retired.flatMap(({ result_file }) => result_file ?? []);
  if (files.length === 0) return [];
  const ids = retired.map(({ execution_id }) => execution_id);
  yield* run(
    db.sql
      .updateTable('allocation_executions')
      .set({ result_file: null, has_reports: false, reports_removed_at: now })
      .where('execution_id', 'in', ids),
  );
  yield* run(db.sql.deleteFrom('artefacts').where('path', 'in', files));
  const removed: AllocationResultsRemoved = { files };
  yield* run(events.publish(ALLOCATION_RESULTS_REMOVED, removed, now));
  return ids;
}
