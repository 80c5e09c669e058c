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
