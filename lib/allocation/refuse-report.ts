import { AppError } from '../shared/errors';
import type { ExecutionRow } from './execution-row';
import { isActive, type ReportType } from './execution-schemas';

/** What of an execution says why it has no reports. */
export type ReportlessRow = Pick<
  ExecutionRow,
  'execution_id' | 'status' | 'error_type' | 'error_message' | 'reports_removed_at'
>;

/**
 * The answer where there is no report: `not_found` with the specification's sentence, whose facts say why, and what
 * to do. `of` is what was looked for, `row` the execution that has none; undefined where there is no execution.
 */
export function refuseReport(type: ReportType, of: string, row: ReportlessRow | undefined): AppError {
  const { reason, explanation } = explain(row);
  return new AppError('not_found', `No ${type} report found for ${of}`, [], {
    reason,
    explanation,
    ...(row && {
      execution_id: row.execution_id,
      execution_status: row.status,
      error_type: row.error_type,
      reports_removed_at: row.reports_removed_at?.toISOString() ?? null,
    }),
  });
}

function explain(row: ReportlessRow | undefined): { reason: string; explanation: string } {
  if (row === undefined) {
    return { reason: 'no_execution', explanation: 'Nothing has been allocated for this month.' };
  }
  const subject = `Execution ${row.execution_id}`;
  if (isActive(row.status)) {
    return {
      reason: 'not_finished',
      explanation: `${subject} has not finished; its reports can be downloaded once it has.`,
    };
  }
  if (row.reports_removed_at !== null) {
    const at = row.reports_removed_at.toISOString();
    return {
      reason: 'removed_by_retention',
      explanation: `The reports of execution ${row.execution_id} were removed by retention at ${at}: only the newest executions of a month keep theirs. Rerun it to get the same reports again.`,
    };
  }
  return {
    reason: 'failed',
    explanation: `${subject} failed and has no reports: ${row.error_message ?? row.error_type ?? 'unknown'}`,
  };
}
