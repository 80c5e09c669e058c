import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import type { Database } from '../db/database';
import { within } from '../shared/within';
import type { Job, JobEngine, JobHandler } from './job-engine';
import {
  claim,
  countUnfinished,
  insertJob,
  type Lease,
  leaseQueued,
  lostJobs,
  readJob,
  renewLeases,
} from './job-queries';
import { createJobWatch } from './job-watch';
import { type Placed, roomForJobs } from './room-for-jobs';
import { closeJob, runJob, type StopReason, stopReason } from './run-job';

/** How long interrupted jobs get to close what they are about. */
const CLOSING_MS = 3_000;

export interface JobEngineOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly instanceId: string;
  /** No other process works on this database: what others hold is lost, whatever its lease says. */
  readonly soleProcess: boolean;
  /** Jobs at work at the same time; as many again once these take long. */
  readonly concurrency?: number;
  /** A job at work for longer than this lets the next one begin. */
  readonly longAfterMs?: number;
  /** A process that has not renewed its lease for so long is taken for dead. */
  readonly leaseMs?: number;
  readonly pollMs?: number;
}

interface Running extends Placed {
  readonly kind: string;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  /** The last that it reported; the database has it half a second later. */
  progress?: unknown;
}

/**
 * The engine that leases rows of the `jobs` table and runs them in this process. A long function of short ones:
 * they share what is running.
 */
export function createJobEngine(options: JobEngineOptions): JobEngine {
  const { db, log, instanceId: owner, soleProcess, leaseMs = 30_000, pollMs = 1_000 } = options;
  const { longAfterMs = 2_000, concurrency = Math.max(2, availableParallelism()) } = options;
  const desk = { db, log, owner };
  const handlers = new Map<string, JobHandler>();
  const running = new Map<string, Running>();
  const watch = createJobWatch({
    read: (id) => readJob(db, id),
    isLocal: (id) => running.has(id),
    pollMs,
  });
  const timers: NodeJS.Timeout[] = [];
  let accepting = false;
  let filling: Promise<void> | undefined;
  let again = false;

  const lease = (): Lease => ({ owner, until: new Date(Date.now() + leaseMs) });
  const kinds = (isBatch?: boolean) => kindsOf([...handlers.values()], isBatch);

  /** How many more jobs of these kinds may begin, were there so many places. */
  function roomFor(these: readonly string[], places: number): number {
    const atWork = [...running.values()].filter(({ kind }) => these.includes(kind));
    return roomForJobs(atWork, { places, longAfterMs, now: performance.now() });
  }

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
    try {
      // Each has a half that the other cannot take for long: neither waits for all of the other.
      await leaseUpTo(roomFor(kinds(true), Math.ceil(concurrency / 2)), kinds(true));
      await leaseUpTo(concurrency, kinds(false));
    } catch (error) {
      log.error({ error }, 'Queued jobs could not be read');
    }
  }

  async function leaseUpTo(most: number, these: readonly string[]): Promise<void> {
    const limit = Math.min(most, roomFor(kinds(), concurrency));
    if (limit <= 0 || these.length === 0) return;
    const jobs = await leaseQueued(db, { kinds: these, limit, lease: lease(), now: new Date() });
    for (const job of jobs) begin(job);
  }

  function begin(job: Job): void {
    const handler = handlers.get(job.kind);
    if (handler === undefined) return;
    const abort = new AbortController();
    const tell = (progress: unknown): void => {
      const here = running.get(job.id);
      if (here) here.progress = progress;
      watch.progressed(job.id, progress);
    };
    const ended = runJob(desk, { job, handler, signal: abort.signal, tell }).finally(() => {
      running.delete(job.id);
      watch.ended(job.id);
      wake();
    });
    running.set(job.id, { kind: job.kind, begunAt: performance.now(), abort, ended });
  }

  /** Takes a job that nobody works on any more and closes it through its handler. */
  async function abandon(jobId: string, reason: StopReason): Promise<boolean> {
    const job = await claim(db, jobId, lease());
    const handler = handlers.get(job?.kind ?? '');
    if (job === undefined || handler === undefined) return false;
    // It may just have been leased here, and then begins.
    await filling;
    running.get(jobId)?.abort.abort(stopReason(reason));
    await closeJob(desk, { job, handler, failure: reason, reason });
    watch.ended(jobId);
    return true;
  }

  async function renew(): Promise<void> {
    if (running.size === 0) return;
    const ours = new Set(await renewLeases(db, [...running.keys()], lease()));
    for (const [id, { abort }] of running) {
      // Cancelled or given up by another process, which has closed it.
      if (!ours.has(id)) abort.abort(stopReason('interrupted'));
    }
  }

  async function recover(): Promise<number> {
    if (handlers.size === 0) return 0;
    const soleOwner = soleProcess ? owner : undefined;
    const lost = await lostJobs(db, { kinds: kinds(), now: new Date(), soleOwner });
    let recovered = 0;
    for (const id of lost) {
      if (!running.has(id) && (await abandon(id, 'interrupted'))) recovered += 1;
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

  async function stop(graceMs: number): Promise<void> {
    accepting = false;
    await filling;
    const all = Promise.all([...running.values()].map(({ ended }) => ended));
    await within(graceMs, all);
    for (const { abort } of running.values()) abort.abort(stopReason('interrupted'));
    await within(CLOSING_MS, all);
    for (const timer of timers) clearInterval(timer);
    watch.stop();
  }

  return {
    register: (handler) => void handlers.set(handler.kind, handler),
    enqueue: (job, now) => insertJob(db, job, now),
    wake,
    settled: watch.settled,
    watch: watch.watch,
    look: async (jobId) => {
      const job = await readJob(db, jobId);
      return job && { ...job, progress: running.get(jobId)?.progress ?? job.progress };
    },
    cancel: async (jobId) => {
      const local = running.get(jobId);
      if (local === undefined) return abandon(jobId, 'cancelled');
      local.abort.abort(stopReason('cancelled'));
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
    stop,
  };
}

/** All kinds, or only those that come in batches, or only the others. */
function kindsOf(handlers: readonly JobHandler[], isBatch?: boolean): string[] {
  const wanted = handlers.filter((each) => isBatch === undefined || isBatch === (each.isBatch ?? false));
  return wanted.map(({ kind }) => kind);
}
