import { Worker } from 'node:worker_threads';
import type { FromChild } from './child-messages';

export interface ChildTools {
  /** Sends progress to whoever started the work; plain data. */
  progress(progress: unknown): void;
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
 * what it throws. An error's `facts` travel with it.
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
  try {
    const reply = await handler(message, { progress: (progress) => send({ kind: 'progress', progress }) });
    send({ kind: 'reply', reply });
  } catch (error) {
    send({ kind: 'failed', ...describe(error) });
  }
}

function send(message: FromChild): void {
  process.send?.(message);
}

function describe(error: unknown): { message: string; facts: Readonly<Record<string, unknown>> } {
  if (!(error instanceof Error)) return { message: String(error), facts: {} };
  const facts = 'facts' in error && typeof error.facts === 'object' ? error.facts : {};
  return { message: error.message, facts: { ...facts } };
}
