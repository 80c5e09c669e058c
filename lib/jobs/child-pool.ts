import type { Readable } from 'node:stream';

/** Why a child's work ended without a reply. */
export class ChildError extends Error {
  override readonly name = 'ChildError';
  constructor(
    /** `failed`: the work threw (message is the child's); `crashed`: the process died; the others are ours. */
    readonly reason: 'failed' | 'crashed' | 'timeout' | 'cancelled',
    message: string,
    /** What the child attached to its error, e.g. the connector's diagnosis. */
    readonly facts: Readonly<Record<string, unknown>> = {},
    /** Where the work threw, in the child; for logs and the operator, never for an answer. */
    readonly childStack?: string,
  ) {
    super(message);
  }
}

export interface ChildRunOptions {
  readonly timeoutMs: number;
  /** Aborting kills the child at once (SIGKILL), whatever native call it is in. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: unknown) => void;
}

export interface ChildStreamOptions extends Omit<ChildRunOptions, 'signal'> {
  /** The work is given up when nobody reads what it wrote for so long. */
  readonly stallMs: number;
  /** Hears the reply before the stream ends. */
  readonly onReply?: (reply: unknown) => void;
  /** What breaks the stream off instead of the work's own error. */
  readonly explain?: (error: unknown) => unknown;
}

/**
 * Warm child processes for work that must be killable or must not block the event loop. Entries are
 * `*.child.ts` files of `lib`, bundled into `dist/` under the file's own name.
 */
export interface ChildPool {
  /** Children of `entry` die when their heap grows beyond so many MiB. To be said before the first is needed. */
  limitHeap(entry: string, heapMib: number): void;
  /**
   * Sends `message` (plain data) to a child running `entry` (e.g. `run-query`) and resolves with its reply.
   * @throws ChildError
   */
  run<Reply>(entry: string, message: unknown, options: ChildRunOptions): Promise<Reply>;
  /**
   * The same for work whose result is a stream of bytes (`ChildTools.output`), with back-pressure. It breaks off
   * with a ChildError when the work does not succeed; destroying it kills the child.
   */
  stream(entry: string, message: unknown, options: ChildStreamOptions): Readable;
  /** Kills every child. */
  stop(): Promise<void>;
}
