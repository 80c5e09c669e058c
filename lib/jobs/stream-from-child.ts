import { PassThrough, type Readable } from 'node:stream';
import { ChildError, type ChildStreamOptions } from './child-pool';
import type { Child } from './fork-child';

/** How a pool lends a child: `use` works with it, and it is given back only when that succeeds. */
export type Lend = (signal: AbortSignal, use: (child: Child) => Promise<void>) => Promise<void>;

/**
 * What a child writes during one piece of work, taken no faster than it is read. The stream ends only when the
 * child has replied and as many bytes have arrived as it says it wrote: a child that dies breaks the stream off.
 * Destroying the stream kills the child.
 */
export function streamFromChild(lend: Lend, message: unknown, options: ChildStreamOptions): Readable {
  const abort = new AbortController();
  const stream = new PassThrough({
    destroy: (error, done) => {
      abort.abort();
      done(error);
    },
  });
  // Whoever reads it hears of an error all the same; before that, nobody must be made to.
  stream.on('error', () => undefined);
  lend(abort.signal, async (child) => {
    const stopWatching = watchForStall(child.output, options.stallMs, () =>
      stream.destroy(new ChildError('timeout', 'Nobody read what the work wrote')),
    );
    const arrived = pour(child, stream, abort.signal);
    try {
      const { reply, outputBytes } = await child.work(message, { ...options, signal: abort.signal });
      await arrived(outputBytes);
      options.onReply?.(reply);
    } finally {
      stopWatching();
      child.output.unpipe(stream);
    }
  }).then(
    () => stream.end(),
    (error: unknown) => stream.destroy((options.explain?.(error) ?? error) as Error),
  );
  return stream;
}

/** Leads a child's output into `stream`; the result waits until `expected` bytes have come. */
function pour(child: Child, stream: PassThrough, signal: AbortSignal): (expected: number) => Promise<void> {
  let received = 0;
  let check = (): void => undefined;
  const count = (piece: Buffer): void => {
    received += piece.length;
    check();
  };
  child.output.on('data', count).pipe(stream, { end: false });
  return async (expected) => {
    const all = new Promise<void>((resolve, reject) => {
      check = () => {
        if (received === expected) resolve();
        if (received > expected) reject(new ChildError('crashed', 'The process wrote more than it says'));
      };
      check();
      const lost = () => reject(new ChildError('cancelled', 'The work was cancelled'));
      signal.addEventListener('abort', lost, { once: true });
      void child.gone.then(() => reject(new ChildError('crashed', 'The process ended before it was read')));
    });
    await all.finally(() => child.output.off('data', count));
  };
}

/** Calls `onStall` when nobody has made room for `stallMs`. */
function watchForStall(output: Readable, stallMs: number, onStall: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  const start = (): void => {
    stop();
    timer = setTimeout(onStall, stallMs);
    timer.unref();
  };
  output.on('pause', start).on('resume', stop);
  return () => {
    stop();
    output.off('pause', start).off('resume', stop);
  };
}
