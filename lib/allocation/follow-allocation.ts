import type { Context } from '../context';
import { followJob } from '../jobs/follow-job';
import type { InputOf } from '../shared/endpoint';
import { isAppError } from '../shared/errors';
import { type Events, events, type ServerEvent } from '../shared/reply';
import type { allocationEventsEndpoint } from './execution-endpoints';
import type { ExecutionRow } from './execution-row';
import { type AllocationEvent, type AllocationProgress, isActive } from './execution-schemas';
import { findExecution } from './find-execution';
import { readProgress, toExecution, toProgress } from './to-execution';

/**
 * Tells of an execution as it goes, whichever process runs it: its state at once, each progress, and its end.
 * @throws AppError `not_found`
 */
export async function followAllocation(
  ctx: Context,
  { execution_id }: InputOf<typeof allocationEventsEndpoint>,
): Promise<Events> {
  const known = await findExecution(ctx, execution_id);
  return events((send, signal) =>
    followJob({
      jobs: ctx.state.jobs,
      jobId: known.job_id,
      readState: () => readState(ctx, execution_id),
      toEvent: (reported) => toEvent({ ...known, status: 'IN_PROGRESS' }, toProgress(ctx, known, reported)),
      send,
      signal,
    }),
  );
}

/** The state of an execution now; undefined once it was removed. */
async function readState(ctx: Context, executionId: string): Promise<ServerEvent | undefined> {
  try {
    const row = await findExecution(ctx, executionId);
    return toEvent(row, await readProgress(ctx, row));
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return undefined;
    throw error;
  }
}

function toEvent(row: ExecutionRow, progress: AllocationProgress | null): ServerEvent {
  const { execution_id, status, end_time, duration_seconds, allocation_success_rate, error_type } =
    toExecution(row);
  const data: AllocationEvent = {
    execution_id,
    status,
    progress,
    end_time,
    duration_seconds,
    records_processed: row.records_processed,
    records_failed: row.records_failed,
    allocation_success_rate,
    error_type,
    error_message: row.error_message,
  };
  return { name: 'execution', data, isLast: !isActive(status) };
}
