import { insertArtefact } from '../artefacts/insert-artefact';
import { removeArtefactFile } from '../artefacts/remove-artefact';
import { run } from '../db/database';
import type { Plumbline } from '../state';
import { EXECUTION_FINISHED, type ExecutionFinished } from './events';
import type { ExecutionJob } from './execution-job';
import { holdKpi } from './hold-kpi';
import type { StoredColumn } from './results/result-file';
import { refreshSummary } from './summaries/refresh-summary';

export interface SucceededOutcome {
  readonly status: 'success';
  /** Path of the published result file, relative to DATA_DIR. */
  readonly file: string;
  readonly bytes: number;
  readonly columns: readonly StoredColumn[];
  readonly rows: number;
  /** Null when it could not be counted. */
  readonly totalAvailable: number | null;
  readonly value: number | null;
  readonly warnings: readonly string[];
}

export interface FailedOutcome {
  readonly status: 'failed' | 'cancelled';
  readonly code: string;
  readonly message: string;
}

export type Outcome = SucceededOutcome | FailedOutcome;

/**
 * Closes an execution in one transaction: outcome, artefact and event together, and only if it is still open.
 * A result that came too late (cancelled, removed meanwhile) is thrown away.
 */
export async function closeExecution(
  state: Plumbline,
  { execution_id, kpi_id }: Pick<ExecutionJob, 'execution_id' | 'kpi_id'>,
  outcome: Outcome & { readonly durationMs?: number },
  now: Date,
): Promise<void> {
  const { db, events } = state;
  const closed = await db.transaction(function* () {
    yield* run(holdKpi(db, kpi_id));
    const { rows } = yield* run(
      db.sql
        .selectFrom('kpi_execution_results')
        .select(['id', 'kpi_id', 'execution_timestamp', 'started_at', 'warnings'])
        .where('id', '=', execution_id)
        .where('execution_status', 'in', ['pending', 'running']),
    );
    const [row] = rows;
    if (!row) return false;
    const begun = row.started_at ?? row.execution_timestamp;
    yield* run(
      db.sql
        .updateTable('kpi_execution_results')
        .set({ ...columnsOf(outcome, { begun, now, warnings: row.warnings }), finished_at: now })
        .where('id', '=', row.id),
    );
    if (outcome.status === 'success') {
      yield* run(insertArtefact(db, { path: outcome.file, kind: 'kpi-results', bytes: outcome.bytes }, now));
    }
    yield* refreshSummary(db, row.kpi_id);
    const finished: ExecutionFinished = {
      execution_id: row.id,
      kpi_id: row.kpi_id,
      execution_status: outcome.status,
      started_at: begun.toISOString(),
      finished_at: now.toISOString(),
      error_code: outcome.status === 'success' ? null : outcome.code,
    };
    yield* run(events.publish(EXECUTION_FINISHED, finished, now));
    return true;
  });
  if (closed) events.wake();
  else if (outcome.status === 'success') await removeArtefactFile(state.env.DATA_DIR, outcome.file);
}

function columnsOf(
  outcome: Outcome & { readonly durationMs?: number },
  { begun, now, warnings }: { readonly begun: Date; readonly now: Date; readonly warnings: string | null },
) {
  // What was cancelled ran until now; when an interrupted one stopped, nobody saw.
  const elapsedMs = outcome.status === 'cancelled' ? now.getTime() - begun.getTime() : undefined;
  const durationMs = outcome.durationMs ?? elapsedMs;
  const shared = {
    execution_status: outcome.status,
    execution_time_ms: durationMs === undefined ? null : roundMs(durationMs),
  };
  if (outcome.status !== 'success') {
    return { ...shared, error_code: outcome.code, error_message: outcome.message };
  }
  const { totalAvailable, rows } = outcome;
  return {
    ...shared,
    result_file: outcome.file,
    result_columns: JSON.stringify(outcome.columns.map(({ name, type }) => ({ name, type }))),
    number_of_records: rows,
    total_available: totalAvailable,
    truncated: totalAvailable === null || totalAvailable > rows,
    value: outcome.value,
    warnings: JSON.stringify([...JSON.parse(warnings ?? '[]'), ...outcome.warnings]),
  };
}

/** Milliseconds to one decimal. */
export function roundMs(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
