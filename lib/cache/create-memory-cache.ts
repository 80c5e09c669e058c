import { LRUCache } from 'lru-cache';
import { type Cache, type Ttl, ttlMs } from './cache';
import { createSingleFlight } from './create-single-flight';

const MAX_ENTRIES = 1_000;

/** The cache of one process. Values are handed out as they were put in: nobody changes them. */
export function createMemoryCache(): Cache {
  const entries = new LRUCache<string, { readonly value: unknown }>({
    max: MAX_ENTRIES,
    // The age of a value is told by the clock as it is, not as it was a millisecond ago.
    ttlResolution: 0,
  });
  const flights = createSingleFlight();
  return {
    through: async <T>(key: string, ttlSeconds: Ttl<T>, load: () => Promise<T>): Promise<T> => {
      const entry = entries.get(key);
      // Whoever uses a key stores one type under it.
      if (entry !== undefined) return entry.value as T;
      return flights.run(key, load, async (value) => {
        entries.set(key, { value }, { ttl: ttlMs(ttlSeconds, value) });
      });
    },
    delete: async (key) => {
      flights.forget((candidate) => candidate === key);
      entries.delete(key);
    },
    deleteByPrefix: async (prefix) => {
      flights.forget((candidate) => candidate.startsWith(prefix));
      for (const key of [...entries.keys()]) if (key.startsWith(prefix)) entries.delete(key);
    },
    stop: async () => entries.clear(),
  };
}
