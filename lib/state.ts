import type { Logger } from 'pino';
import type { Cache } from './cache/cache';
import type { Database } from './db/database';
import type { Environment } from './env';
import type { EventBus } from './events/event-bus';
import type { ChildPool } from './jobs/child-pool';
import type { JobEngine } from './jobs/job-engine';

/**
 * Everything of which a process must have exactly one. Next loads modules several times over (pages, routes
 * and instrumentation each get a copy), so module-level variables are not shared; this object is.
 * `start-plumbline.ts` makes it.
 */
export interface Plumbline {
  readonly env: Environment;
  readonly startedAt: Date;
  /** Names this process in leases and logs. */
  readonly instanceId: string;
  readonly log: Logger;
  readonly db: Database;
  readonly cache: Cache;
  readonly events: EventBus;
  readonly jobs: JobEngine;
  readonly children: ChildPool;
  /** Stops taking work, lets requests in flight and jobs end (or interrupts them), closes everything. */
  stop(): Promise<void>;
}

/** What all copies of this module share. */
interface Holder {
  /** Being started, or running. */
  started?: Promise<Plumbline>;
  current?: Plumbline;
}

const key: unique symbol = Symbol.for('plumbline');
const shared = globalThis as { [key]?: Holder };

function holder(): Holder {
  shared[key] ??= {};
  return shared[key];
}

/**
 * The state of this process.
 * @throws Error before it has been started.
 */
export function plumbline(): Plumbline {
  const { current } = holder();
  if (current === undefined) throw new Error('Plumbline has not been started in this process');
  return current;
}

/** Whether there is a state yet. */
export function isStarted(): boolean {
  return holder().current !== undefined;
}

/** Runs `start` unless it has been run in this process, whichever copy of this module asks. */
export function startOnce(start: () => Promise<Plumbline>): Promise<Plumbline> {
  const here = holder();
  here.started ??= start().then(
    (state) => install(state),
    (error: unknown) => {
      delete here.started;
      throw error;
    },
  );
  return here.started;
}

/** Makes `state` the one that `plumbline()` returns, until it is stopped. */
export function install(state: Plumbline): Plumbline {
  const here = holder();
  const installed: Plumbline = {
    ...state,
    stop: async () => {
      await state.stop();
      if (here.current !== installed) return;
      delete here.current;
      delete here.started;
    },
  };
  here.current = installed;
  return installed;
}
