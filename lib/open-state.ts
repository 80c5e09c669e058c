import path from 'node:path';
import type { Logger } from 'pino';
import { createCache } from './cache/create-cache';
import { openDatabase } from './db/open-database';
import type { Environment } from './env';
import { createEventBus } from './events/create-event-bus';
import { createChildPool } from './jobs/create-child-pool';
import { createJobEngine } from './jobs/create-job-engine';
import { registerCapabilities } from './register';
import type { Plumbline } from './state';

/** How long running jobs may go on once the process is to stop. */
const JOB_GRACE_MS = 2_000;

export interface StateOptions {
  readonly env: Environment;
  readonly instanceId: string;
  readonly log: Logger;
  /** No other process works on this database. */
  readonly soleProcess: boolean;
  readonly startedAt?: Date;
  /** Bundled child entries; `dist` of the working directory unless given. */
  readonly childDirectory?: string;
}

/** Opens all parts of the state on a migrated database and registers the capabilities. Starts nothing. */
export async function openState(options: StateOptions): Promise<Plumbline> {
  const { env, instanceId, log, soleProcess } = options;
  const db = await openDatabase(env.DATABASE_URL, (error) => log.warn({ error }, 'A connection was lost'));
  const children = createChildPool({ directory: options.childDirectory ?? path.resolve('dist'), log });
  const cache = createCache(env.REDIS_URL, log);
  const events = createEventBus({ db, log });
  const jobs = createJobEngine({ db, log, instanceId, soleProcess });
  let stopping: Promise<void> | undefined;

  async function stop(): Promise<void> {
    await jobs.stop(JOB_GRACE_MS);
    await events.stop();
    await children.stop();
    await cache.stop();
    await db.close();
  }

  const state: Plumbline = {
    env,
    startedAt: options.startedAt ?? new Date(),
    instanceId,
    log,
    db,
    cache,
    events,
    jobs,
    children,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
  registerCapabilities(state);
  return state;
}
