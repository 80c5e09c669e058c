import { Worker } from 'node:worker_threads';
import { isAppError } from '../shared/errors';
import type { FromChild } from './child-messages';
import { createChildOutput } from './create-child-output';

export interface ChildTools {
  /** Sends progress to whoever started the work; plain data. */
  progress(progress: unknown): void;
  /** Adds to the stream that `ChildPool.stream` gives to whoever started the work; resolves when there is room. */
  output(piece: Uint8Array | string): Promise<void>;
}

/**
 * A worker thread that ends the process once its parent is gone. The process's own thread may be inside a native
 * call that never returns, and would then never learn that the channel to the parent has closed.
 */
const orphanWatch = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
  }, 250);
`;

/**
 * The whole life of a child process: takes one message at a time, answers with what `handler` returns or with
 * what it throws. An error's `facts` travel with it, and its code: as `refusal` that of an AppError, else as `code`.
 */
export function serveChild<Message, Reply>(
  handler: (message: Message, tools: ChildTools) => Promise<Reply> | Reply,
): void {
  const parent = Number(process.env.PLUMBLINE_PARENT_PID);
  new Worker(orphanWatch, { eval: true, workerData: { parent } }).unref();
  process.on('disconnect', () => process.exit());
  // Ctrl-C in a terminal reaches the children too; the parent decides when they end.
  process.on('SIGINT', () => undefined);
  process.on('message', (message) => {
    // The pool sends what the entry's caller gave it.
    void answer(message as Message, handler);
  });
}

async function answer<Message, Reply>(
  message: Message,
  handler: (message: Message, tools: ChildTools) => Promise<Reply> | Reply,
): Promise<void> {
  const output = createChildOutput();
  try {
    const reply = await handler(message, {
      progress: (progress) => send({ kind: 'progress', progress }),
      output: output.write,
    });
    send({ kind: 'reply', reply, outputBytes: await output.finish() });
  } catch (error) {
    send({ kind: 'failed', ...describe(error) });
  }
}

function send(message: FromChild): void {
  process.send?.(message);
}

function describe(error: unknown): Omit<Extract<FromChild, { kind: 'failed' }>, 'kind'> {
  if (!(error instanceof Error)) return { message: String(error), facts: {} };
  const facts = 'facts' in error && typeof error.facts === 'object' ? error.facts : {};
  const code = 'code' in error ? error.code : undefined;
  const codes = code === undefined ? {} : { [isAppError(error) ? 'refusal' : 'code']: code };
  return { message: error.message, facts: { ...codes, ...facts }, stack: error.stack };
}
