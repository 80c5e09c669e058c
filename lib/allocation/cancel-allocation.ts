import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import { ABANDONED } from './abandoned-outcomes';
import { closeExecution } from './close-execution';
import type { cancelAllocationEndpoint } from './execution-endpoints';
import type { ExecutionRow } from './execution-row';
import { isActive } from './execution-schemas';
import { findExecution } from './find-execution';
import { toDetail } from './to-execution';

/**
 * Stops an execution that is pending or in progress, whichever process runs it, and answers once it has ended.
 * @throws AppError `not_found`; `conflict` when it ended before it could be stopped: it then keeps its outcome.
 */
export async function cancelAllocation(
  ctx: Context,
  { execution_id }: InputOf<typeof cancelAllocationEndpoint>,
): Promise<AnswerOf<typeof cancelAllocationEndpoint>> {
  const before = await findExecution(ctx, execution_id);
  if (!isActive(before.status) || before.job_id === null) throw endedAlready(before);
  const { jobs } = ctx.state;
  await jobs.cancel(before.job_id);
  // What another process closes, or has just closed, is no less ended.
  await jobs.settled(before.job_id);
  // Nothing runs one whose job is gone; it is closed here, so that its month is free again.
  await closeExecution(ctx.state, execution_id, ABANDONED.cancelled, ctx.now());
  const after = await findExecution(ctx, execution_id);
  if (after.error_type !== 'CANCELLED') throw endedAlready(after);
  return { success: true, message: 'Allocation execution cancelled', data: await toDetail(ctx, after) };
}

function endedAlready({ execution_id, status, error_type, end_time }: ExecutionRow): AppError {
  const how = error_type === null ? status : `${status}, ${error_type}`;
  return new AppError(
    'conflict',
    `Execution ${execution_id} cannot be cancelled any more: it has ended (${how}).`,
    [{ field: 'execution_id', problem: `names an execution that has ended (${how})` }],
    { execution_id, execution_status: status, end_time: end_time?.toISOString() ?? null },
  );
}
