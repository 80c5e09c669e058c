import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import { type FromChild, OUTPUT_FD } from './child-messages';
import { ChildError, type ChildRunOptions } from './child-pool';

/** As much of what a child wrote to its standard error as is worth logging when it crashed. */
const STDERR_TAIL = 4_000;

export type Answer = Extract<FromChild, { kind: 'reply' }>;

/** One forked process; works on one message at a time. */
export interface Child {
  readonly entry: string;
  readonly alive: boolean;
  /** The end of what it wrote to its standard error. */
  readonly stderr: string;
  /** What the work writes besides its reply; lives as long as the process. */
  readonly output: Readable;
  /** @throws ChildError; the process is then dead or to be killed. */
  work(message: unknown, options: ChildRunOptions): Promise<Answer>;
  kill(): void;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
}

/** Starts `file`, with a heap of at most `heapMib` where that is given. An idle child does not keep this process alive. */
export function forkChild(entry: string, file: string, heapMib?: number): Child {
  const child = fork(file, [], {
    serialization: 'advanced',
    execArgv: heapMib === undefined ? [] : [`--max-old-space-size=${heapMib}`],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', PLUMBLINE_PARENT_PID: String(process.pid) },
  });
  yieldToServer(child);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_TAIL);
  });
  let alive = true;
  const gone = new Promise<void>((resolve) => {
    const end = () => {
      alive = false;
      resolve();
    };
    child.once('exit', end).on('error', end);
  });
  keepProcessAlive(child, false);

  return {
    entry,
    gone,
    output: outputOf(child),
    get alive() {
      return alive;
    },
    get stderr() {
      return stderr;
    },
    kill: () => {
      // Whoever waits for `gone` must live to hear of it.
      child.ref();
      child.kill('SIGKILL');
    },
    work: async (message, options) => {
      keepProcessAlive(child, true);
      try {
        return await converse(child, message, options);
      } finally {
        keepProcessAlive(child, false);
      }
    },
  };
}

/** Queries and exports may take every core: answering requests comes first. */
function yieldToServer({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It ended already, or the system does not allow it: then they share alike.
  }
}

function keepProcessAlive(child: ChildProcess, keep: boolean): void {
  const change = keep ? 'ref' : 'unref';
  child[change]();
  child.channel?.[change]();
  for (const pipe of [child.stderr, outputOf(child)]) {
    // The pipes are sockets, whose declared type does not say so.
    if (pipe !== null && change in pipe) (pipe as unknown as NodeJS.Timeout)[change]();
  }
}

/** Made by `stdio` above, read only. */
function outputOf(child: ChildProcess): Readable {
  return child.stdio[OUTPUT_FD] as Readable;
}

/** Sends the message and waits for the reply, the timeout, the abort or the end of the process. */
function converse(child: ChildProcess, message: unknown, options: ChildRunOptions): Promise<Answer> {
  const { signal, timeoutMs, onProgress } = options;
  return new Promise((resolve, reject) => {
    let ours: ChildError | undefined;
    const killBecause = (error: ChildError): void => {
      ours ??= error;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(
      () => killBecause(new ChildError('timeout', `The work took longer than ${timeoutMs / 1000} s`)),
      timeoutMs,
    );
    const onAbort = () => killBecause(new ChildError('cancelled', 'The work was cancelled'));
    const onMessage = (received: unknown): void => {
      // Only serve-child.ts writes to this channel.
      const answer = received as FromChild;
      if (ours !== undefined) return;
      if (answer.kind === 'progress') {
        onProgress?.(answer.progress);
        return;
      }
      settle();
      if (answer.kind === 'reply') resolve(answer);
      else reject(new ChildError('failed', answer.message, answer.facts, answer.stack));
    };
    const onExit = (code: number | null, killedBy: NodeJS.Signals | null): void => {
      settle();
      reject(ours ?? new ChildError('crashed', `The process doing the work ended (${killedBy ?? code})`));
    };
    const onError = (error: Error): void => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      settle();
      reject(new ChildError('crashed', `The process doing the work could not be reached: ${error.message}`));
    };
    function settle(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
    }
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
    child.send(message as object, (error) => {
      if (error !== null) onError(error);
    });
  });
}
