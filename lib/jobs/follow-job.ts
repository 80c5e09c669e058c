import { setTimeout } from 'node:timers/promises';
import type { ServerEvent } from '../shared/reply';
import type { JobEngine } from './job-engine';

/** How often something is looked at that is not ended and has no job any more. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Tells of what a job is about as it goes, whichever process runs it: its state at once, each progress, and its end.
 * `readState` gives the state now, undefined once it was removed; `toEvent` makes an event of what the job reported.
 */
export async function followJob(given: {
  readonly jobs: JobEngine;
  /** Null where nothing runs it. */
  readonly jobId: string | null;
  readonly readState: () => Promise<ServerEvent | undefined>;
  readonly toEvent: (reported: unknown) => ServerEvent;
  readonly send: (event: ServerEvent) => void;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { jobs, jobId, readState, toEvent, send, signal } = given;
  let heard = false;
  const tellProgress = (reported: unknown): void => {
    heard = true;
    send(toEvent(reported));
  };
  // Listened to before looking: no progress falls in between.
  const stopListening = jobId === null ? undefined : jobs.watch(jobId, tellProgress);
  try {
    const first = await readState();
    if (first === undefined) return;
    // What was heard meanwhile is newer than what was read.
    if (first.isLast || !heard) send(first);
    if (first.isLast || jobId === null) return;
    await Promise.race([jobs.settled(jobId), whenAborted(signal)]);
    // Where the job is gone and nothing has ended, somebody may still end it.
    for (let isOver = false; !isOver && !signal.aborted; ) {
      const next = await readState();
      if (next !== undefined) send(next);
      isOver = next === undefined || next.isLast === true;
      if (!isOver) {
        await Promise.race([setTimeout(LOOK_AGAIN_MS, undefined, { ref: false }), whenAborted(signal)]);
      }
    }
  } finally {
    stopListening?.();
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
