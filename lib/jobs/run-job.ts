import type { Logger } from 'pino';
import type { Database } from '../db/database';
import { AppError } from '../shared/errors';
import type { Job, JobHandler } from './job-engine';
import { finishJob, type JobEnd, saveProgress } from './job-queries';
import { keepProgress } from './keep-progress';

/** Why a job ends before its work does. */
export type StopReason = 'interrupted' | 'cancelled';

/** What running and closing a job needs of the engine. */
export interface JobDesk {
  readonly db: Database;
  readonly log: Logger;
  /** The name under which this process holds leases. */
  readonly owner: string;
}

/** What a job's signal is aborted with. */
export function stopReason(reason: StopReason): AppError {
  return new AppError(reason, `The job was ${reason}`);
}

/** Does the work of a job and writes how it ended. Never rejects. */
export async function runJob(
  desk: JobDesk,
  given: {
    readonly job: Job;
    readonly handler: JobHandler;
    readonly signal: AbortSignal;
    readonly tell: (progress: unknown) => void;
  },
): Promise<void> {
  const { db, log } = desk;
  const { job, handler, signal, tell } = given;
  const progress = keepProgress({
    tell,
    save: (latest) =>
      saveProgress(db, job.id, latest).catch((error: unknown) => {
        log.warn({ error, job: job.id }, 'Progress could not be kept');
      }),
  });
  let failure: unknown;
  try {
    await handler.run(job, { signal, progress: progress.report });
  } catch (error) {
    failure = error;
    if (!signal.aborted) log.error({ error, job: job.id, kind: job.kind }, 'A job failed');
  }
  await progress.stop();
  const reason = signal.aborted ? reasonOf(signal) : undefined;
  await closeJob(desk, { job, handler, failure, reason, progress: progress.latest() });
}

/**
 * Writes the end of a job, after its handler has closed what it is about. Never rejects: where that fails the
 * lease runs out, and recovery tries again.
 */
export async function closeJob(
  desk: JobDesk,
  given: {
    readonly job: Job;
    readonly handler: JobHandler;
    /** What the work threw; undefined when it ended well. */
    readonly failure: unknown;
    readonly reason: StopReason | undefined;
    readonly progress?: unknown;
  },
): Promise<void> {
  const { db, log, owner } = desk;
  const { job, handler, failure, reason, progress } = given;
  try {
    if (failure !== undefined) await handler.abandoned(job, reason ?? 'interrupted');
    // Work that came to its end all the same is done: a cancel that came too late undoes nothing.
    const status: JobEnd = failure === undefined ? 'done' : reason === 'cancelled' ? 'cancelled' : 'failed';
    const error = failure === undefined ? null : (reason ?? messageOf(failure));
    await finishJob(db, job.id, { owner, status, error, progress, now: new Date() });
  } catch (error) {
    log.error({ error, job: job.id, kind: job.kind }, 'The end of a job could not be written');
  }
}

function reasonOf(signal: AbortSignal): StopReason {
  return signal.reason instanceof AppError && signal.reason.code === 'cancelled'
    ? 'cancelled'
    : 'interrupted';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
