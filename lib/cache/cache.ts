/** How long a value is kept; where that depends on the value, a function of it. */
export type Ttl<T> = number | ((value: T) => number);

/**
 * Small cache with time to live and single flight. Keys are given in full by the caller. Values are plain JSON
 * data (no dates, nothing undefined inside lists), because a shared cache hands out a copy made through JSON.
 */
export interface Cache {
  /** The cached value, else `load()`'s; concurrent misses of one key share one load. Failures are not cached. */
  through<T>(key: string, ttlSeconds: Ttl<T>, load: () => Promise<T>): Promise<T>;
  delete(key: string): Promise<void>;
  deleteByPrefix(prefix: string): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds that `value` is kept. */
export function ttlMs<T>(ttlSeconds: Ttl<T>, value: T): number {
  return Math.ceil((typeof ttlSeconds === 'number' ? ttlSeconds : ttlSeconds(value)) * 1_000);
}
