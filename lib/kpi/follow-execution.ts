import type { Context } from '../context';
import { followJob } from '../jobs/follow-job';
import type { InputOf } from '../shared/endpoint';
import { isAppError } from '../shared/errors';
import { type Events, events, type ServerEvent } from '../shared/reply';
import type { executionEventsEndpoint } from './execution-endpoints';
import { readProgress, toProgress } from './execution-progress';
import { type ExecutionEvent, type ExecutionProgress, isOpen } from './execution-schemas';
import { findExecution } from './find-execution';
import { type DetailRow, toExecution } from './to-execution';

/**
 * Tells of an execution as it goes, whichever process runs it: its state at once, each progress, and its end.
 * @throws AppError `not_found`
 */
export async function followExecution(
  ctx: Context,
  { execution_id }: InputOf<typeof executionEventsEndpoint>,
): Promise<Events> {
  const known = await findExecution(ctx, execution_id);
  return events((send, signal) =>
    followJob({
      jobs: ctx.state.jobs,
      jobId: known.job_id,
      readState: () => readState(ctx, execution_id),
      toEvent: (reported) =>
        toEvent({ ...known, execution_status: 'running' }, toProgress(ctx, known, reported)),
      send,
      signal,
    }),
  );
}

/** The state of an execution now; undefined once it was removed. */
async function readState(ctx: Context, executionId: number): Promise<ServerEvent | undefined> {
  try {
    const row = await findExecution(ctx, executionId);
    return toEvent(row, await readProgress(ctx, row));
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return undefined;
    throw error;
  }
}

function toEvent(row: DetailRow, progress: ExecutionProgress | null): ServerEvent {
  const { execution_status, number_of_records, value, execution_time_ms, error_message } = toExecution(row);
  const data: ExecutionEvent = {
    execution_id: row.id,
    kpi_id: row.kpi_id,
    execution_status,
    progress,
    number_of_records,
    value,
    execution_time_ms,
    error_message,
  };
  return { name: 'execution', data, isLast: !isOpen(execution_status) };
}
