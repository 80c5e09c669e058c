import type { JobState } from './job-engine';

/** Hears of a job's progress; plain data. */
export type ProgressListener = (progress: unknown) => void;

/** Those who wait for jobs: told at once of the jobs of this process, by polling of those of others. */
export interface JobWatch {
  watch(jobId: string, listener: ProgressListener): () => void;
  settled(jobId: string): Promise<void>;
  progressed(jobId: string, progress: unknown): void;
  ended(jobId: string): void;
  stop(): void;
}

/**
 * Makes a watch that reads the state of jobs with `read`, every `pollMs` where nobody tells it. Progress of
 * another process's job is seen while somebody waits for the job with `settled`.
 */
export function createJobWatch(given: {
  readonly read: (jobId: string) => Promise<JobState | undefined>;
  readonly isLocal: (jobId: string) => boolean;
  readonly pollMs: number;
}): JobWatch {
  const { read, isLocal, pollMs } = given;
  const listeners = new Map<string, Set<ProgressListener>>();
  const waiting = new Map<string, Set<() => void>>();
  /** However many wait for a job, it is looked at once. */
  const waits = new Map<string, Promise<void>>();
  let stopped = false;

  /** Resolves when the job is said to have ended, or after one interval of polling. */
  function nextNews(jobId: string): { readonly news: Promise<void>; readonly forget: () => void } {
    let hear: () => void = () => undefined;
    const news = new Promise<void>((resolve) => {
      hear = resolve;
    });
    const timer = setTimeout(hear, pollMs);
    add(waiting, jobId, hear);
    return {
      news,
      forget: () => {
        clearTimeout(timer);
        remove(waiting, jobId, hear);
      },
    };
  }

  function progressed(jobId: string, progress: unknown): void {
    for (const listener of listeners.get(jobId) ?? []) listener(progress);
  }

  async function waitFor(jobId: string): Promise<void> {
    let last: string | undefined;
    while (!stopped) {
      // Asked for before looking: an end between the two is not missed.
      const { news, forget } = nextNews(jobId);
      try {
        const job = await read(jobId);
        if (job === undefined || (job.status !== 'queued' && job.status !== 'running')) return;
        const text = JSON.stringify(job.progress);
        if (text !== undefined && text !== last && !isLocal(jobId)) progressed(jobId, job.progress);
        last = text;
        await news;
      } finally {
        forget();
      }
    }
  }

  return {
    progressed,
    watch: (jobId, listener) => {
      add(listeners, jobId, listener);
      return () => remove(listeners, jobId, listener);
    },
    settled: (jobId) => {
      const settling = waits.get(jobId) ?? waitFor(jobId).finally(() => waits.delete(jobId));
      waits.set(jobId, settling);
      return settling;
    },
    ended: (jobId) => {
      for (const hear of waiting.get(jobId) ?? []) hear();
    },
    stop: () => {
      stopped = true;
      for (const hears of waiting.values()) for (const hear of hears) hear();
    },
  };
}

function add<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const values = map.get(key) ?? new Set<T>();
  map.set(key, values.add(value));
}

function remove<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const values = map.get(key);
  values?.delete(value);
  if (values?.size === 0) map.delete(key);
}
