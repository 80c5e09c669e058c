import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { type Cache, type Ttl, ttlMs } from './cache';
import { createSingleFlight } from './create-single-flight';

/** A Redis that does not answer in this time is passed by: the value is loaded. */
const COMMAND_TIMEOUT_MS = 500;
/** A load that takes longer is not kept. */
const LOADING_MS = 30_000;
const SCAN_COUNT = 500;

/** Beside a key while its value is being loaded: whoever invalidates the key removes it, and nothing is kept. */
const loadingKey = (key: string): string => `${key}:loading`;

/** Keeps a value unless the key was invalidated, by any process, since its load began. */
const KEEP = `
  if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  redis.call('DEL', KEYS[2])
  return 1`;

/** The cache that all processes share. Without Redis everything works, only slower. */
export function createRedisCache(url: string, log: Logger): Cache {
  const redis = new Redis(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    // Commands wait for the first connection, within their timeout.
    enableOfflineQueue: true,
  });
  const flights = createSingleFlight();
  let reachable = true;
  redis.on('ready', () => {
    reachable = true;
  });
  redis.on('error', (error) => complain(error));

  function complain(error: unknown): void {
    if (reachable) log.warn({ error }, 'Redis cannot be reached: values are loaded each time');
    reachable = false;
  }

  /** Undefined when Redis does not answer; while it is known not to, it is not even asked. */
  async function tried<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (!reachable) return undefined;
    try {
      return await command();
    } catch (error) {
      complain(error);
      return undefined;
    }
  }

  async function readOrLoad<T>(key: string, ttlSeconds: Ttl<T>, load: () => Promise<T>): Promise<T> {
    const text = await tried(() => redis.get(key));
    // Whoever uses a key stores one type under it.
    if (typeof text === 'string') return JSON.parse(text) as T;
    const token = randomUUID();
    await tried(() => redis.set(loadingKey(key), token, 'PX', LOADING_MS, 'NX'));
    const value = await load();
    const kept = JSON.stringify(value);
    if (kept === undefined) return value;
    const keptMs = ttlMs(ttlSeconds, value);
    await tried(() => redis.eval(KEEP, 2, key, loadingKey(key), token, kept, keptMs));
    return value;
  }

  async function unlinkAll(pattern: string): Promise<void> {
    let cursor = '0';
    do {
      const [next, keys] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', SCAN_COUNT);
      if (keys.length > 0) await redis.unlink(...keys);
      cursor = next;
    } while (cursor !== '0');
  }

  return {
    through: (key, ttlSeconds, load) =>
      flights.run(
        key,
        () => readOrLoad(key, ttlSeconds, load),
        async () => undefined,
      ),
    delete: async (key) => {
      flights.forget((candidate) => candidate === key);
      await tried(() => redis.unlink(key, loadingKey(key)));
    },
    deleteByPrefix: async (prefix) => {
      flights.forget((candidate) => candidate.startsWith(prefix));
      await tried(() => unlinkAll(`${prefix.replace(/[\\*?[\]]/g, '\\$&')}*`));
    },
    stop: async () => redis.disconnect(),
  };
}
