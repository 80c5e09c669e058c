import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import type { cancelExecutionEndpoint } from './execution-endpoints';
import { isOpen } from './execution-schemas';
import { findExecution } from './find-execution';
import { type DetailRow, toExecution } from './to-execution';

/**
 * Stops an execution that is pending or running, whichever process runs it, and answers once it has ended.
 * @throws AppError `not_found`; `conflict` when it ended before it could be stopped: it then keeps its outcome.
 */
export async function cancelExecution(
  ctx: Context,
  { execution_id }: InputOf<typeof cancelExecutionEndpoint>,
): Promise<AnswerOf<typeof cancelExecutionEndpoint>> {
  const before = await findExecution(ctx, execution_id);
  if (!isOpen(statusOf(before)) || before.job_id === null) throw endedAlready(before);
  const { jobs } = ctx.state;
  await jobs.cancel(before.job_id);
  // What another process closes, or has just closed, is no less ended.
  await jobs.settled(before.job_id);
  const after = await findExecution(ctx, execution_id);
  if (statusOf(after) !== 'cancelled') throw endedAlready(after);
  return { success: true, message: 'KPI execution cancelled', execution: toExecution(after) };
}

const statusOf = (row: DetailRow) => toExecution(row).execution_status;

const ENDS: Readonly<Record<string, string>> = {
  success: 'it succeeded',
  failed: 'it failed',
  cancelled: 'it was cancelled',
};

function endedAlready(row: DetailRow): AppError {
  const { execution_status } = row;
  const how = ENDS[execution_status] ?? `it is ${execution_status}`;
  return new AppError(
    'conflict',
    `Execution ${row.id} cannot be cancelled any more: ${how}.`,
    [{ field: 'execution_id', problem: `names an execution that has ended (${execution_status})` }],
    { execution_id: row.id, execution_status, finished_at: row.finished_at?.toISOString() ?? null },
  );
}
