/** Gives the one writer to one after the other, in the order of asking. */
export interface WriterQueue {
  /** Resolves when the writer is ours; the caller must call what it gets exactly once. */
  acquire(): Promise<() => void>;
}

/**
 * SQLite has one writer. Two connections of one process that both want it meet in a native call: the second
 * fails with BUSY, or blocks the event loop that the first needs to finish. Writers that span an `await`
 * (Prisma's batches and nested writes) and our synchronous transactions therefore queue here, in JavaScript.
 */
export function createWriterQueue(): WriterQueue {
  let last: Promise<void> = Promise.resolve();
  return {
    acquire: () => {
      const before = last;
      return new Promise((granted) => {
        last = new Promise((release) => {
          void before.then(() => granted(release));
        });
      });
    },
  };
}
