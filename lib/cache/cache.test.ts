import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { until } from '../testing/until';
import type { Cache } from './cache';
import { createMemoryCache } from './create-memory-cache';
import { createRedisCache } from './create-redis-cache';

const log = pino({ level: 'silent' });
const redisUrl = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
const problem = await redisProblem();
if (problem !== undefined && process.env.CI === 'true') throw new Error(problem);

async function redisProblem(): Promise<string | undefined> {
  const redis = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 0, connectTimeout: 1_000 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return undefined;
  } catch (error) {
    return `Redis at ${redisUrl} cannot be used: ${error instanceof Error ? error.message : error}`;
  } finally {
    redis.disconnect();
  }
}

/** A load that answers when told to. */
function slowLoad<T>(value: T) {
  let finish: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const load = vi.fn(async () => {
    await ready;
    return value;
  });
  return { load, finish };
}

function behaviour(create: () => Cache): void {
  let cache: Cache;
  let key: string;
  beforeEach(() => {
    cache = create();
    key = `test:${randomUUID()}`;
  });
  afterEach(async () => {
    await cache.deleteByPrefix(key);
    await cache.stop();
  });

  test('concurrent misses share one load; afterwards there is none', async () => {
    const { load, finish } = slowLoad({ total: 3 });
    const asked = [1, 2, 3].map(() => cache.through(key, 60, load));
    await until('the load to begin', () => load.mock.calls.length > 0);
    finish();
    expect(await Promise.all(asked)).toEqual([{ total: 3 }, { total: 3 }, { total: 3 }]);
    expect(await cache.through(key, 60, load)).toEqual({ total: 3 });
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('a failure is not kept', async () => {
    await expect(cache.through(key, 60, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.through(key, 60, async () => 'up')).toBe('up');
  });

  test('what was being loaded when its key was invalidated is not kept', async () => {
    const { load, finish } = slowLoad('old');
    const asked = cache.through(key, 60, load);
    await until('the load to begin', () => load.mock.calls.length > 0);
    await cache.delete(key);
    expect(await cache.through(key, 60, async () => 'new')).toBe('new');
    finish();
    expect(await asked).toBe('old');
    expect(await cache.through(key, 60, async () => 'newer')).toBe('new');
  });

  test('keys are invalidated by prefix, which is no pattern', async () => {
    await cache.through(`${key}:*:1`, 60, async () => 1);
    await cache.through(`${key}:x:1`, 60, async () => 2);
    await cache.deleteByPrefix(`${key}:*`);
    expect(await cache.through(`${key}:*:1`, 60, async () => 'loaded')).toBe('loaded');
    expect(await cache.through(`${key}:x:1`, 60, async () => 'loaded')).toBe(2);
  });

  test('a value may decide how long it is kept', async () => {
    const ttl = (value: string) => (value === 'brief' ? 0.02 : 60);
    await cache.through(key, ttl, async () => 'brief');
    await until('it to expire', async () => (await cache.through(key, ttl, async () => 'long')) === 'long');
    expect(await cache.through(key, ttl, async () => 'brief')).toBe('long');
  });

  test('values expire', async () => {
    await cache.through(key, 0.02, async () => 'first');
    await until(
      'the value to expire',
      async () => (await cache.through(key, 0.02, async () => 'next')) === 'next',
    );
  });
}

describe('the cache in this process', () => behaviour(createMemoryCache));

describe.skipIf(problem !== undefined)(
  `the cache that processes share${problem ? `: ${problem}` : ''}`,
  () => {
    behaviour(() => createRedisCache(redisUrl, log));

    test('one process invalidates what another is loading', async () => {
      const [one, other] = [createRedisCache(redisUrl, log), createRedisCache(redisUrl, log)];
      const key = `test:${randomUUID()}`;
      const { load, finish } = slowLoad('old');
      const asked = one.through(key, 60, load);
      await until('the load to begin', () => load.mock.calls.length > 0);
      await other.delete(key);
      finish();
      expect(await asked).toBe('old');
      expect(await other.through(key, 60, async () => 'new')).toBe('new');
      expect(await one.through(key, 60, async () => 'newer')).toBe('new');
      await one.delete(key);
      await Promise.all([one.stop(), other.stop()]);
    });
  },
);

test('without its Redis everything is loaded and nothing fails', async () => {
  const cache = createRedisCache('redis://127.0.0.1:1', log);
  expect(await cache.through('k', 60, async () => 1)).toBe(1);
  await cache.delete('k');
  await cache.deleteByPrefix('k');
  await cache.stop();
});
