import { insertArtefact } from '../artefacts/insert-artefact';
import { removeArtefactFile } from '../artefacts/remove-artefact';
import { run } from '../db/database';
import type { Plumbline } from '../state';
import { forgetAnswers } from './cached-answers';
import { ALLOCATION_FINISHED, AllocationFinished } from './events';
import type { ExecutionRow } from './execution-row';
import type { AllocationErrorType } from './execution-schemas';
import { holdActive } from './hold-execution';
import { retainReports } from './retain-reports';
import { moveExecution } from './rollups/move-execution';

/** The kind under which results are artefacts. */
export const RESULT_ARTEFACT = 'allocation-results';

/** What was computed. */
export interface Computed {
  /** Demand rows, and those of them unreadable, without target or not filled. */
  readonly recordsProcessed: number;
  readonly recordsFailed: number;
  readonly fteNeeded: number;
  readonly fteFilled: number;
  readonly warnings: readonly string[];
  /** The published file, below DATA_DIR. */
  readonly result: { readonly file: string; readonly bytes: number };
}

export interface Failure {
  readonly status: 'FAILED';
  readonly errorType: AllocationErrorType;
  /** For a manager. */
  readonly message: string;
  readonly stackTrace: string | null;
  /** Where it came so far: NO_ALLOCATION is explained by its cells and shortages. */
  readonly computed?: Computed;
}

export type AllocationOutcome = ({ readonly status: 'SUCCESS' | 'PARTIAL_SUCCESS' } & Computed) | Failure;

/**
 * Ends an execution, whoever gets here first: outcome, rollups, artefact, retention and event in one transaction.
 * False when it had ended already; a result that came too late is removed.
 */
export async function closeExecution(
  state: Plumbline,
  executionId: string,
  outcome: AllocationOutcome,
  now: Date,
): Promise<boolean> {
  const { db, events } = state;
  const computed = outcome.status === 'FAILED' ? outcome.computed : outcome;
  const touched = await db.transaction(function* () {
    const { rows } = yield* run(holdActive(db, executionId));
    const [row] = rows;
    if (!row) return undefined;
    const after = columnsOf(row, outcome, now);
    yield* run(
      db.sql.updateTable('allocation_executions').set(after).where('execution_id', '=', executionId),
    );
    yield* moveExecution(db, row, { ...row, ...after });
    if (computed) {
      const { file, bytes } = computed.result;
      yield* run(insertArtefact(db, { path: file, kind: RESULT_ARTEFACT, bytes }, now));
    }
    const retired = after.has_reports ? yield* retainReports(state, row, now) : [];
    const finished: AllocationFinished = AllocationFinished.parse({
      execution_id: executionId,
      month: row.month,
      year: row.year,
      status: outcome.status,
      uploaded_by: row.uploaded_by,
      started_at: row.start_time.toISOString(),
      finished_at: now.toISOString(),
      error_type: after.error_type,
    });
    yield* run(events.publish(ALLOCATION_FINISHED, finished, now));
    return [executionId, ...retired];
  });
  if (touched === undefined) {
    if (computed) await removeArtefactFile(state.env.DATA_DIR, computed.result.file);
    return false;
  }
  await forgetAnswers(state, touched);
  events.wake();
  return true;
}

function columnsOf(row: ExecutionRow, outcome: AllocationOutcome, now: Date) {
  const computed = outcome.status === 'FAILED' ? outcome.computed : outcome;
  const failure = outcome.status === 'FAILED' ? outcome : undefined;
  const processed = computed?.recordsProcessed ?? 0;
  const failed = computed?.recordsFailed ?? 0;
  return {
    status: outcome.status,
    active_month: null,
    end_time: now,
    duration_seconds: Math.max(0, now.getTime() - row.start_time.getTime()) / 1000,
    records_processed: processed,
    records_failed: failed,
    allocation_success_rate: processed === 0 ? null : (processed - failed) / processed,
    error_type: failure?.errorType ?? null,
    error_message: failure?.message ?? null,
    stack_trace: failure?.stackTrace ?? null,
    fte_needed: computed?.fteNeeded ?? null,
    fte_filled: computed?.fteFilled ?? null,
    result_file: computed?.result.file ?? null,
    has_reports: failure === undefined,
    ...(computed && {
      warnings: JSON.stringify([...new Set([...JSON.parse(row.warnings ?? '[]'), ...computed.warnings])]),
    }),
  };
}
