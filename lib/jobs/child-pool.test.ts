import { fork } from 'node:child_process';
import path from 'node:path';
import Libsql from 'libsql';
import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import { isAlive } from '../testing/is-alive';
import { until } from '../testing/until';
import { ChildError, type ChildPool } from './child-pool';
import { createChildPool } from './create-child-pool';

const dist = path.resolve('dist');
const pools: ChildPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.stop();
});

function openPool(maxConcurrent?: number): ChildPool {
  const pool = createChildPool({
    directory: dist,
    log: pino({ level: 'silent' }),
    ...(maxConcurrent === undefined ? {} : { maxConcurrent }),
  });
  pools.push(pool);
  return pool;
}

const run = (
  pool: ChildPool,
  message: unknown,
  signal?: AbortSignal,
  onProgress?: (progress: unknown) => void,
) =>
  pool.run<unknown>('misbehave', message, {
    timeoutMs: 20_000,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });

test('plain data goes there and back, dates and big integers too, with progress', async () => {
  const value = { at: new Date(0), big: 2n ** 60n, list: [1, null, 'ä'] };
  const progress: unknown[] = [];
  const reply = await run(openPool(), { kind: 'echo', value }, undefined, (each) => progress.push(each));
  expect(reply).toEqual(value);
  expect(progress).toEqual([{ seen: value }]);
});

/**
 * In this process neither a timer nor an abort gets a chance while SQLite works: the event loop stands still. In a
 * child the query is killed, and the loop meanwhile turns as if nothing were going on.
 */
test('a native query that never ends is killed while the event loop stays responsive', async () => {
  const pool = openPool();
  const abort = new AbortController();
  let childPid = 0;
  const query = run(pool, { kind: 'endless-query' }, abort.signal, (progress) => {
    childPid = (progress as { pid: number }).pid;
  });
  query.catch(() => undefined);
  await until('the query to begin', () => childPid > 0);

  let longestPause = 0;
  for (let turn = 0; turn < 20; turn += 1) {
    const before = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    longestPause = Math.max(longestPause, performance.now() - before);
  }
  expect(longestPause).toBeLessThan(2_000);

  abort.abort();
  await expect(query).rejects.toMatchObject({ reason: 'cancelled' });
  await until('the child to be gone', () => !isAlive(childPid));

  // What it prevents, at a small scale: a timer that is due waits for the whole native call.
  let timerRan = false;
  setTimeout(() => {
    timerRan = true;
  }, 1);
  const start = performance.now();
  new Libsql(':memory:')
    .prepare(
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) SELECT count(*) FROM n',
    )
    .all();
  expect(performance.now() - start).toBeGreaterThan(5);
  expect(timerRan).toBe(false);
});

test('a timeout kills; the next call finds a working child', async () => {
  const pool = openPool();
  const call = pool.run('misbehave', { kind: 'endless-query' }, { timeoutMs: 100 });
  await expect(call).rejects.toMatchObject({ reason: 'timeout' });
  await expect(run(pool, { kind: 'echo', value: 1 })).resolves.toBe(1);
});

test('what the work throws arrives with its facts; a crash is told apart', async () => {
  const pool = openPool();
  const failure = await run(pool, { kind: 'throw', message: 'no such table' }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ChildError);
  expect(failure).toMatchObject({ reason: 'failed', message: 'no such table', facts: { code: 'E_TEST' } });
  await expect(run(pool, { kind: 'exit', code: 3 })).rejects.toMatchObject({ reason: 'crashed' });
  await expect(pool.run('no-such-entry', {}, { timeoutMs: 1 })).rejects.toThrow('npm run build:children');
});

test('a child that succeeded is used again, one that did not never', async () => {
  const pool = openPool();
  const first = await run(pool, { kind: 'pid' });
  const second = await run(pool, { kind: 'pid' });
  expect(second).toBe(first);
  await run(pool, { kind: 'throw', message: 'x' }).catch(() => undefined);
  expect(await run(pool, { kind: 'pid' })).not.toBe(first);
});

test('work beyond the limit waits its turn, and can be cancelled while it waits', async () => {
  const pool = openPool(1);
  const abort = new AbortController();
  const hog = run(pool, { kind: 'endless-query' }, abort.signal);
  hog.catch(() => undefined);
  const impatient = new AbortController();
  const cancelled = run(pool, { kind: 'pid' }, impatient.signal);
  const waiting = run(pool, { kind: 'echo', value: 'done' });
  impatient.abort();
  await expect(cancelled).rejects.toMatchObject({ reason: 'cancelled' });
  abort.abort();
  await expect(hog).rejects.toMatchObject({ reason: 'cancelled' });
  await expect(waiting).resolves.toBe('done');
});

test('kill -9 of the parent leaves no orphan, not even one inside a native call', async () => {
  const parent = fork(path.join(dist, 'parent-of-endless-query.child.js'), [], {
    execArgv: [],
    serialization: 'advanced',
    env: { ...process.env, PLUMBLINE_PARENT_PID: String(process.pid) },
  });
  const pid = await new Promise<number>((resolve) => {
    parent.on('message', (message: { progress?: { pid: number } }) => {
      if (message.progress !== undefined) resolve(message.progress.pid);
    });
    parent.send({ directory: dist });
  });
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await until('the orphan to end', () => !isAlive(pid));
});
