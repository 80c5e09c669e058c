import type { Logger } from 'pino';
import type { Cache } from './cache';
import { createMemoryCache } from './create-memory-cache';
import { createRedisCache } from './create-redis-cache';

/** The cache of this process, or the one that all processes share when there is a Redis. */
export function createCache(redisUrl: string, log: Logger): Cache {
  return redisUrl === '' ? createMemoryCache() : createRedisCache(redisUrl, log);
}
