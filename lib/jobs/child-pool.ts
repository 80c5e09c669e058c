/** Why a child's work ended without a reply. */
export class ChildError extends Error {
  override readonly name = 'ChildError';
  constructor(
    /** `failed`: the work threw (message is the child's); `crashed`: the process died; the others are ours. */
    readonly reason: 'failed' | 'crashed' | 'timeout' | 'cancelled',
    message: string,
    /** What the child attached to its error, e.g. the connector's diagnosis. */
    readonly facts: Readonly<Record<string, unknown>> = {},
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

/**
 * Warm child processes for work that must be killable or must not block the event loop. Entries are
 * `*.child.ts` files of `lib`, bundled into `dist/` under the file's own name.
 */
export interface ChildPool {
  /**
   * Sends `message` (plain data) to a child running `entry` (e.g. `run-query`) and resolves with its reply.
   * @throws ChildError
   */
  run<Reply>(entry: string, message: unknown, options: ChildRunOptions): Promise<Reply>;
  /** Kills every child. */
  stop(): Promise<void>;
}
