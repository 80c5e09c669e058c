import type { Logger } from 'pino';
import type { Cache } from './cache';
import { createMemoryCache } from './create-memory-cache';

/** The cache of this process, or the one that all processes share when there is a Redis. */
export function createCache(redisUrl: string, log: Logger): Cache {
  if (redisUrl !== '') log.warn('REDIS_URL is set, but the shared cache is not built in yet');
  return createMemoryCache();
}
