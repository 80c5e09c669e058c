import Libsql from 'libsql';
import { serveChild } from '@/lib/jobs/serve-child';

/** What the pool's tests ask of a child. */
export type Misbehaviour =
  | { readonly kind: 'echo'; readonly value: unknown }
  | { readonly kind: 'throw'; readonly message: string }
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'endless-query' }
  /** Writes so many bytes, then replies, throws, dies or goes on for ever. */
  | { readonly kind: 'write'; readonly bytes: number; readonly then: 'reply' | 'throw' | 'die' | 'hang' }
  | { readonly kind: 'pid' };

serveChild<Misbehaviour, unknown>((message, { progress, output }) => {
  switch (message.kind) {
    case 'echo':
      progress({ seen: message.value });
      return message.value;
    case 'throw':
      throw Object.assign(new Error(message.message), { facts: { code: 'E_TEST' } });
    case 'exit':
      return process.exit(message.code);
    case 'endless-query':
      progress({ pid: process.pid });
      return new Libsql(':memory:')
        .prepare('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n')
        .all();
    case 'pid':
      return process.pid;
    case 'write':
      return write(message, progress, output);
  }
});

async function write(
  { bytes, then }: Extract<Misbehaviour, { kind: 'write' }>,
  progress: (progress: unknown) => void,
  output: (piece: Uint8Array) => Promise<void>,
): Promise<number> {
  const piece = new Uint8Array(10_000);
  for (let left = bytes; left > 0; left -= piece.length) {
    await output(piece.subarray(0, left));
    progress({ pid: process.pid, written: bytes - left + Math.min(left, piece.length) });
  }
  if (then === 'throw') throw new Error('half of it');
  if (then === 'die') process.kill(process.pid, 'SIGKILL');
  if (then === 'hang') await new Promise(() => undefined);
  return process.pid;
}
