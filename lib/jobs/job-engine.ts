import type { Query } from '../db/database';

export interface Job {
  /** UUID v4. */
  readonly id: string;
  readonly kind: string;
  /** What the job is about, e.g. the id of the execution. */
  readonly subject: string;
  readonly payload: unknown;
  readonly attempts: number;
}

export interface JobRun {
  /** Aborted by `cancel` and when the process stops. */
  readonly signal: AbortSignal;
  /** Kept with the job and published to `watch`ers; plain data. */
  progress(progress: unknown): void;
}

/** How a kind of job is done. The engine knows nothing else of it, so another engine can take its place. */
export interface JobHandler {
  readonly kind: string;
  /** Such jobs come many at a time: they get no more than half of the places, so that others need not wait for all. */
  readonly isBatch?: boolean;
  /** Does the work and closes what the job is about in one transaction. A throw marks the job failed. */
  run(job: Job, run: JobRun): Promise<void>;
  /**
   * Called for a job whose process died or stopped in the middle, or that was cancelled before it began.
   * Closes what it is about if that is still open; may be called more than once.
   */
  abandoned(job: Job, reason: 'interrupted' | 'cancelled'): Promise<void>;
}

/** How a job is. */
export interface JobState {
  readonly status: string;
  /** The last that it reported; undefined before the first. */
  readonly progress: unknown;
}

/** Leases work from the database's `jobs` table; runs a few at a time in this process. */
export interface JobEngine {
  register(handler: JobHandler): void;
  /** The INSERT to yield in the transaction that creates what the job is about; call `wake` after it. */
  enqueue(job: { id: string; kind: string; subject: string; payload: unknown }, now: Date): Query<unknown>;
  /** Looks for queued jobs now. */
  wake(): void;
  /** Resolves when the job has ended in any way. Polls where another process runs it. */
  settled(jobId: string): Promise<void>;
  /** Calls `listener` with each progress of a job, until the function it returns is called. */
  watch(jobId: string, listener: (progress: unknown) => void): () => void;
  /** How a job is; what another process runs may be half a second further. */
  look(jobId: string): Promise<JobState | undefined>;
  /** Stops a queued or running job. False when it had ended already. */
  cancel(jobId: string): Promise<boolean>;
  /** Fails jobs whose lease ran out (their process died) through their handler's `abandoned`. */
  recover(): Promise<number>;
  /** Jobs running and queued in this process's view. */
  load(): Promise<{ running: number; queued: number }>;
  start(): void;
  /** Takes no more work; waits up to `graceMs` for running jobs, then interrupts them. */
  stop(graceMs: number): Promise<void>;
}
