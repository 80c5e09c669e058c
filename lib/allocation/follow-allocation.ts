import { setTimeout } from 'node:timers/promises';
import type { Context } from '../context';
import type { InputOf } from '../shared/endpoint';
import { isAppError } from '../shared/errors';
import { type Events, events, type ServerEvent } from '../shared/reply';
import type { allocationEventsEndpoint } from './execution-endpoints';
import type { ExecutionRow } from './execution-row';
import { type AllocationEvent, type AllocationProgress, isActive } from './execution-schemas';
import { findExecution } from './find-execution';
import { readProgress, toExecution, toProgress } from './to-execution';

/** How often one is looked at that has no job. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Tells of an execution as it goes, whichever process runs it: its state at once, each progress, and its end.
 * @throws AppError `not_found`
 */
export async function followAllocation(
  ctx: Context,
  { execution_id }: InputOf<typeof allocationEventsEndpoint>,
): Promise<Events> {
  const known = await findExecution(ctx, execution_id);
  return events(async (send, signal) => {
    const { jobs } = ctx.state;
    const jobId = known.job_id;
    let heard = false;
    const tellProgress = (reported: unknown): void => {
      heard = true;
      send(toEvent({ ...known, status: 'IN_PROGRESS' }, toProgress(ctx, known, reported)));
    };
    // Listened to before looking: no progress falls in between.
    const stopListening = jobId === null ? undefined : jobs.watch(jobId, tellProgress);
    try {
      const first = await readState(ctx, execution_id);
      if (first === undefined) return;
      // What was heard meanwhile is newer than what was read.
      if (first.isLast || !heard) send(first);
      if (first.isLast || jobId === null) return;
      await Promise.race([jobs.settled(jobId), whenAborted(signal)]);
      // Where the job is gone and the execution is not ended, somebody may still end it.
      for (let isOver = false; !isOver && !signal.aborted; ) {
        const next = await readState(ctx, execution_id);
        if (next !== undefined) send(next);
        isOver = next === undefined || next.isLast === true;
        if (!isOver)
          await Promise.race([setTimeout(LOOK_AGAIN_MS, undefined, { ref: false }), whenAborted(signal)]);
      }
    } finally {
      stopListening?.();
    }
  });
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

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
