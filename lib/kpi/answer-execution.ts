import type { Context } from '../context';
import type { AnswerOf } from '../shared/endpoint';
import type { Prefer } from '../shared/prefer';
import { type JsonReply, reply } from '../shared/reply';
import type { executeKpiEndpoint } from './execution-endpoints';
import { type ExecutionStatus, isOpen } from './execution-schemas';
import { readExecutionDetail } from './get-execution';
import type { PreparedExecution } from './prepare-execution';
import { recordExecution } from './record-execution';

export type ExecutionAnswer = AnswerOf<typeof executeKpiEndpoint>;

/** Rows that an answer carries along; the others are in the drill-down. */
const ROWS_ANSWERED = 1000;

/** The header that tells a caller that they were answered before the work was done, as they asked. */
export const ANSWERED_EARLY = { 'Preference-Applied': 'respond-async' } as const;

/**
 * Records a prepared execution and answers what became of it: once it has ended or, where the caller prefers that,
 * 202 at once. A refusal has ended when it is recorded and is answered as such either way.
 */
export async function answerExecution(
  ctx: Context,
  prepared: PreparedExecution,
  { prefer }: Prefer,
): Promise<ExecutionAnswer | JsonReply<ExecutionAnswer>> {
  const { id, jobId } = await recordExecution(ctx, prepared);
  const early = jobId !== null && prefer.respondAsync;
  if (jobId !== null && !early) await ctx.state.jobs.settled(jobId);
  const detail = await readExecutionDetail(ctx, id, ROWS_ANSWERED);
  const { execution_status } = detail;
  const answer: ExecutionAnswer = {
    success: execution_status === 'success' || (early && isOpen(execution_status)),
    message: outcomeMessage(execution_status),
    warnings: detail.warnings,
    execution_result: detail,
  };
  if (!early) return answer;
  const headers = { Location: `/v1/landing-kpi/executions/${id}`, ...ANSWERED_EARLY };
  return reply(answer, { status: 202, headers });
}

/** What became of an execution, in a sentence. */
export function outcomeMessage(status: ExecutionStatus): string {
  if (status === 'success') return 'KPI executed successfully';
  if (status === 'cancelled') return 'KPI execution cancelled';
  return isOpen(status) ? 'KPI execution accepted' : 'KPI execution failed';
}
