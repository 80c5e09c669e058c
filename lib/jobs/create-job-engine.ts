import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import type { Database } from '../db/database';
import { AppError } from '../shared/errors';
import type { Job, JobEngine, JobHandler } from './job-engine';
import {
  claim,
  countUnfinished,
  finishJob,
  insertJob,
  type JobEnd,
  type Lease,
  leaseQueued,
  lostJobs,
  readJob,
  renewLeases,
  saveProgress,
} from './job-queries';
import { createJobWatch } from './job-watch';

type Reason = 'interrupted' | 'cancelled';

const PROGRESS_EVERY_MS = 500;
/** How long interrupted jobs get to close what they are about. */
const CLOSING_MS = 3_000;

export interface JobEngineOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly instanceId: string;
  /** No other process works on this database: what others hold is lost, whatever its lease says. */
  readonly soleProcess: boolean;
  readonly concurrency?: number;
  /** A process that has not renewed its lease for so long is taken for dead. */
  readonly leaseMs?: number;
  readonly pollMs?: number;
}

interface Running {
  readonly job: Job;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** The engine that leases rows of the `jobs` table and runs them in this process. */
export function createJobEngine(options: JobEngineOptions): JobEngine {
  const { db, log, instanceId: owner, soleProcess, leaseMs = 30_000, pollMs = 1_000 } = options;
  const concurrency = options.concurrency ?? Math.max(2, availableParallelism());
  const handlers = new Map<string, JobHandler>();
  const running = new Map<string, Running>();
  const watch = createJobWatch({ read: (id) => readJob(db, id), isLocal: (id) => running.has(id), pollMs });
  const timers: NodeJS.Timeout[] = [];
  let accepting = false;
  let filling: Promise<void> | undefined;
  let again = false;

  const lease = (): Lease => ({ owner, until: new Date(Date.now() + leaseMs) });
  const kinds = (): string[] => [...handlers.keys()];

  function wake(): void {
    if (!accepting) return;
    again = true;
    filling ??= fill().finally(() => {
      filling = undefined;
      if (again) wake();
    });
  }

  async function fill(): Promise<void> {
    again = false;
    const limit = concurrency - running.size;
    if (limit <= 0 || handlers.size === 0) return;
    try {
      const jobs = await leaseQueued(db, { kinds: kinds(), limit, lease: lease(), now: new Date() });
      for (const job of jobs) begin(job);
    } catch (error) {
      log.error({ error }, 'Queued jobs could not be read');
    }
  }

  function begin(job: Job): void {
    const abort = new AbortController();
    const ended = work(job, abort.signal).finally(() => {
      running.delete(job.id);
      watch.ended(job.id);
      wake();
    });
    running.set(job.id, { job, abort, ended });
  }

  async function work(job: Job, signal: AbortSignal): Promise<void> {
    const handler = handlers.get(job.kind);
    if (handler === undefined) return;
    const progress = keepProgress(job.id);
    let failure: unknown;
    try {
      await handler.run(job, { signal, progress: progress.report });
    } catch (error) {
      failure = error;
      if (!signal.aborted) log.error({ error, job: job.id, kind: job.kind }, 'A job failed');
    }
    await progress.stop();
    const reason: Reason | undefined = signal.aborted ? reasonOf(signal) : undefined;
    await close(job, { failure, reason, progress: progress.latest() });
  }

  /** Writes the end of a job. Where that fails its lease runs out, and `recover` tries again. */
  async function close(
    job: Job,
    outcome: { readonly failure: unknown; readonly reason: Reason | undefined; readonly progress: unknown },
  ): Promise<void> {
    const { failure, reason, progress } = outcome;
    try {
      if (failure !== undefined) await handlers.get(job.kind)?.abandoned(job, reason ?? 'interrupted');
      const status: JobEnd = reason === 'cancelled' ? 'cancelled' : failure === undefined ? 'done' : 'failed';
      const error = failure === undefined ? null : (reason ?? messageOf(failure));
      await finishJob(db, job.id, { owner, status, error, progress, now: new Date() });
    } catch (error) {
      log.error({ error, job: job.id, kind: job.kind }, 'The end of a job could not be written');
    }
  }

  function keepProgress(jobId: string) {
    let latest: unknown;
    let timer: NodeJS.Timeout | undefined;
    let saving: Promise<void> = Promise.resolve();
    const save = (): void => {
      timer = undefined;
      saving = saveProgress(db, jobId, latest).catch((error: unknown) => {
        log.warn({ error, job: jobId }, 'Progress could not be kept');
      });
    };
    return {
      report: (progress: unknown) => {
        latest = progress;
        watch.progressed(jobId, progress);
        timer ??= setTimeout(save, PROGRESS_EVERY_MS);
      },
      latest: () => latest,
      stop: () => {
        clearTimeout(timer);
        return saving;
      },
    };
  }

  /** Takes a job that nobody works on any more and closes it through its handler. */
  async function abandon(jobId: string, reason: Reason): Promise<boolean> {
    const job = await claim(db, jobId, lease());
    if (job === undefined) return false;
    // It may just have been leased here, and then begins.
    await filling;
    running.get(jobId)?.abort.abort(new AppError(reason, reason));
    await close(job, { failure: reason, reason, progress: undefined });
    watch.ended(jobId);
    return true;
  }

  async function renew(): Promise<void> {
    if (running.size === 0) return;
    const ours = new Set(await renewLeases(db, [...running.keys()], lease()));
    for (const [id, { abort }] of running) {
      // Cancelled or given up by another process, which has closed it.
      if (!ours.has(id)) abort.abort(new AppError('interrupted', 'interrupted'));
    }
  }

  async function recover(): Promise<number> {
    if (handlers.size === 0) return 0;
    const soleOwner = soleProcess ? owner : undefined;
    const lost = await lostJobs(db, { kinds: kinds(), now: new Date(), soleOwner });
    let recovered = 0;
    for (const id of lost) {
      if (running.has(id)) continue;
      if (await abandon(id, 'interrupted')) recovered += 1;
    }
    if (recovered > 0) log.warn({ recovered }, 'Jobs of a process that died were closed as interrupted');
    return recovered;
  }

  function every(milliseconds: number, what: string, task: () => Promise<unknown>): void {
    const timer = setInterval(() => {
      task().catch((error: unknown) => log.error({ error }, `${what} failed`));
    }, milliseconds);
    timers.push(timer.unref());
  }

  return {
    register: (handler) => void handlers.set(handler.kind, handler),
    enqueue: (job, now) => insertJob(db, job, now),
    wake,
    settled: watch.settled,
    watch: watch.watch,
    cancel: async (jobId) => {
      const local = running.get(jobId);
      if (local === undefined) return abandon(jobId, 'cancelled');
      local.abort.abort(new AppError('cancelled', 'cancelled'));
      return true;
    },
    recover,
    load: () => countUnfinished(db),
    start: () => {
      accepting = true;
      every(pollMs, 'Looking for jobs', async () => wake());
      every(leaseMs / 3, 'Renewing leases', renew);
      every(leaseMs / 2, 'Recovering jobs', recover);
      wake();
    },
    stop: async (graceMs) => {
      accepting = false;
      await filling;
      const all = Promise.all([...running.values()].map(({ ended }) => ended));
      await within(graceMs, all);
      for (const { abort } of running.values()) abort.abort(new AppError('interrupted', 'interrupted'));
      await within(CLOSING_MS, all);
      for (const timer of timers) clearInterval(timer);
      watch.stop();
    },
  };
}

function reasonOf(signal: AbortSignal): Reason {
  return signal.reason instanceof AppError && signal.reason.code === 'cancelled'
    ? 'cancelled'
    : 'interrupted';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Waits for `work`, but not longer than this. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, timeUp]);
  clearTimeout(timer);
}
