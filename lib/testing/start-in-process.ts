import { fork } from 'node:child_process';
import path from 'node:path';
import type { FromChild } from '../jobs/child-messages';

export interface OtherProcess {
  /** The first progress it reported. */
  readonly progress: unknown;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** Sends a signal; resolves with the exit code when it is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Runs an entry of `lib/testing/children` as a process of its own, outside any pool.
 * @returns once it has reported progress.
 * @throws Error with what it threw or wrote when it fails or ends before.
 */
export function startInProcess(entry: string, message: unknown): Promise<OtherProcess> {
  const child = fork(path.resolve('dist', `${entry}.child.js`), [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '', PLUMBLINE_PARENT_PID: String(process.pid) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const gone = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return gone;
  };
  const kill = async (): Promise<void> => void (await end('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.on('message', (answer: FromChild) => {
      if (answer.kind === 'progress') resolve({ progress: answer.progress, kill, end });
      if (answer.kind === 'failed') {
        reject(new Error(answer.message));
        void kill();
      }
    });
    void gone.then(() => reject(new Error(`The process ended too early: ${output}`)));
    child.send(message as object);
  });
}
