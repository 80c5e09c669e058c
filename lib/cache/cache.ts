/** Small cache with time to live and single flight. Keys are given in full by the caller. */
export interface Cache {
  /** The cached value, else `load()`'s; concurrent misses of one key share one load. Failures are not cached. */
  through<T>(key: string, ttlSeconds: number, load: () => Promise<T>): Promise<T>;
  delete(key: string): Promise<void>;
  deleteByPrefix(prefix: string): Promise<void>;
  stop(): Promise<void>;
}
