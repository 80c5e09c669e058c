import path from 'node:path';
import type { Readable } from 'node:stream';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { isAlive } from '../testing/is-alive';
import { until } from '../testing/until';
import { ChildError, type ChildPool, type ChildStreamOptions } from './child-pool';
import { createChildPool } from './create-child-pool';

let pool: ChildPool;
afterEach(() => pool.stop());

function write(
  bytes: number,
  then: 'reply' | 'throw' | 'die' | 'hang',
  options: Partial<ChildStreamOptions> = {},
): Readable {
  return pool.stream(
    'misbehave',
    { kind: 'write', bytes, then },
    { timeoutMs: 20_000, stallMs: 20_000, ...options },
  );
}

function open(): void {
  pool = createChildPool({
    directory: path.resolve('dist'),
    log: pino({ level: 'silent' }),
    maxConcurrent: 2,
  });
}

async function lengthOf(stream: Readable): Promise<number> {
  let length = 0;
  for await (const piece of stream) length += (piece as Buffer).length;
  return length;
}

/** Where a child that writes 50 MB stands. */
function follow(): { pid: number; written: number; onProgress: (progress: unknown) => void } {
  const seen = { pid: 0, written: 0, onProgress: (progress: unknown) => void Object.assign(seen, progress) };
  return seen;
}

describe('a stream from a child', () => {
  it('ends when all is there, and the child is used again', async () => {
    open();
    const pids: unknown[] = [];
    const onReply = (reply: unknown) => pids.push(reply);
    expect(await lengthOf(write(3_000_123, 'reply', { onReply }))).toBe(3_000_123);
    expect(await lengthOf(write(5, 'reply', { onReply }))).toBe(5);
    expect(await lengthOf(write(0, 'reply', { onReply }))).toBe(0);
    expect(new Set(pids).size).toBe(1);
  });

  it.each(['throw', 'die'] as const)('breaks off when the work ends by: %s', async (then) => {
    open();
    const received = lengthOf(write(100_000, then));
    await expect(received).rejects.toMatchObject({ reason: then === 'die' ? 'crashed' : 'failed' });
  });

  it('is told in the words of its caller', async () => {
    open();
    const explain = (error: unknown) => new Error(`explained: ${error instanceof ChildError}`);
    await expect(lengthOf(write(0, 'throw', { explain }))).rejects.toThrow('explained: true');
  });

  it('makes the child wait for its reader', async () => {
    open();
    const child = follow();
    const stream = write(50_000_000, 'reply', child);
    await until('the child to write', () => child.written > 0);
    let before = -1;
    await until('the child to stand still', async () => {
      if (child.written === before) return true;
      before = child.written;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return false;
    });
    expect(child.written).toBeLessThan(5_000_000);
    expect(await lengthOf(stream)).toBe(50_000_000);
  });

  it('gives up when nobody reads', async () => {
    open();
    const child = follow();
    const stream = write(50_000_000, 'reply', { ...child, stallMs: 100 });
    await until('the stream to be given up', () => stream.destroyed);
    expect(stream.errored).toMatchObject({ reason: 'timeout' });
  });

  it('kills the child when its reader leaves, also while it is waited for', async () => {
    open();
    const child = follow();
    const stream = write(10, 'hang', child);
    const reading = lengthOf(stream);
    reading.catch(() => undefined);
    await until('the child to write', () => child.pid > 0);
    stream.destroy();
    await expect(reading).rejects.toThrow();
    await until('the child to be gone', () => !isAlive(child.pid));
  });

  it('breaks off when the pool stops', async () => {
    open();
    const child = follow();
    const reading = lengthOf(write(50_000_000, 'hang', child));
    reading.catch(() => undefined);
    await until('the child to write', () => child.pid > 0);
    await pool.stop();
    await expect(reading).rejects.toMatchObject({ reason: 'crashed' });
  });
});
