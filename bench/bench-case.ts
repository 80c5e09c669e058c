import type { TestState } from '../lib/testing/test-state';

/** One measured line. Times are medians in milliseconds. */
export interface Measurement {
  readonly what: string;
  readonly ms: number;
  readonly p95: number;
  /** An empty verb through `handle` answering a body of the same size, in the same run. */
  readonly baselineMs?: number;
  /** The same without us: the bare SQL on the same data. */
  readonly rawMs?: number;
  /** What else was seen, by heading. */
  readonly facts?: Readonly<Record<string, number | string>>;
  /** What is aimed at, in words. */
  readonly aim?: string;
}

export interface BenchCase {
  readonly name: string;
  /** Prepares its data in an empty state of its own and measures. */
  run(state: TestState): Promise<Measurement[]>;
}
