import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../db/database';
import { describeOnBoth } from '../testing/providers';
import { startInProcess } from '../testing/start-in-process';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';
import { createJobEngine, type JobEngineOptions } from './create-job-engine';
import type { JobEngine, JobHandler, JobRun } from './job-engine';

describeOnBoth('the job engine', (provider) => {
  let opened: TestState;
  let engines: JobEngine[];
  let abandoned: string[];

  beforeEach(async () => {
    opened = await openTestState({ provider, start: false });
    engines = [];
    abandoned = [];
  });
  afterEach(async () => {
    await Promise.all(engines.map((engine) => engine.stop(0)));
    await opened.close();
  });

  function createEngine(work: JobHandler['run'], options: Partial<JobEngineOptions> = {}): JobEngine {
    const { db, log } = opened.state;
    const instanceId = `engine ${engines.length + 1}`;
    const engine = createJobEngine({ db, log, instanceId, soleProcess: true, pollMs: 20, ...options });
    engine.register({
      kind: 'test',
      run: work,
      abandoned: async (job, reason) => void abandoned.push(`${job.subject} ${reason}`),
    });
    engines.push(engine);
    return engine;
  }

  async function enqueue(engine: JobEngine, subject: string): Promise<string> {
    const id = randomUUID();
    await opened.state.db.transaction(function* () {
      yield* run(engine.enqueue({ id, kind: 'test', subject, payload: { subject } }, new Date()));
    });
    engine.wake();
    return id;
  }

  const row = (id: string) =>
    opened.state.db.readOne(opened.state.db.sql.selectFrom('jobs').selectAll().where('id', '=', id));

  /** Work that goes on until it is told to stop. */
  const untilAborted = (_: unknown, { signal }: JobRun): Promise<void> =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });

  test('runs what was enqueued, with its payload, and keeps its progress', async () => {
    const seen: unknown[] = [];
    const heard: unknown[] = [];
    const engine = createEngine(async (job, { progress }) => {
      seen.push(job.payload);
      progress({ rows: 10 });
      progress({ rows: 20 });
    });
    const id = await enqueue(engine, 'a');
    engine.watch(id, (progress) => heard.push(progress));
    engine.start();
    await engine.settled(id);
    expect(seen).toEqual([{ subject: 'a' }]);
    expect(heard).toEqual([{ rows: 10 }, { rows: 20 }]);
    expect(await row(id)).toMatchObject({
      status: 'done',
      attempts: 1,
      progress: '{"rows":20}',
      lease_owner: null,
    });
    expect(abandoned).toEqual([]);
    await engine.settled(randomUUID());
  });

  test('a job rolled back with what it is about never runs', async () => {
    const engine = createEngine(async () => undefined);
    const id = randomUUID();
    const { db } = opened.state;
    await db
      .transaction(function* () {
        yield* run(engine.enqueue({ id, kind: 'test', subject: 'x', payload: null }, new Date()));
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(await row(id)).toBeUndefined();
  });

  test('no more run at a time than allowed, oldest first', async () => {
    let now = 0;
    let most = 0;
    const order: string[] = [];
    const engine = createEngine(
      async (job) => {
        order.push(job.subject);
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
      },
      { concurrency: 2 },
    );
    const ids: string[] = [];
    for (const subject of ['1', '2', '3', '4', '5']) ids.push(await enqueue(engine, subject));
    engine.start();
    await Promise.all(ids.map((id) => engine.settled(id)));
    expect(most).toBe(2);
    expect(order[0]).toBe('1');
    expect(order).toHaveLength(5);
  });

  test('what takes long lets others begin', async () => {
    const engine = createEngine(
      async (job, run) => (job.subject.startsWith('long') ? untilAborted(job, run) : undefined),
      { concurrency: 2, longAfterMs: 50 },
    );
    engine.start();
    const long = [await enqueue(engine, 'long 1'), await enqueue(engine, 'long 2')];
    await until('both to run', async () => (await engine.load()).running === 2);
    const short = await Promise.all(['1', '2', '3'].map((subject) => enqueue(engine, subject)));
    await Promise.all(short.map((id) => engine.settled(id)));
    expect(await engine.load()).toEqual({ running: 2, queued: 0 });
    await Promise.all(long.map((id) => engine.cancel(id)));
  });

  test('jobs of a batch leave room for others, and others for them', async () => {
    const engine = createEngine(untilAborted, { concurrency: 2, longAfterMs: 60_000 });
    engine.register({ kind: 'batch', isBatch: true, run: untilAborted, abandoned: async () => undefined });
    const enqueueAs = async (kind: string, count: number) => {
      const ids = Array.from({ length: count }, () => randomUUID());
      await opened.state.db.transaction(function* () {
        for (const id of ids) {
          yield* run(engine.enqueue({ id, kind, subject: kind, payload: null }, new Date()));
        }
      });
      return ids;
    };
    const runningOf = async (ids: readonly string[]) =>
      (await Promise.all(ids.map(row))).filter((one) => one?.status === 'running').length;
    const batch = await enqueueAs('batch', 5);
    engine.start();
    await until('one of the batch to run', async () => (await runningOf(batch)) === 1);
    const single = await enqueueAs('test', 5);
    engine.wake();
    await until('another to run beside it', async () => (await runningOf(single)) === 1);
    expect([await runningOf(batch), await runningOf(single)]).toEqual([1, 1]);
    await Promise.all([...batch, ...single].map((id) => engine.cancel(id)));
  });

  test('a throw fails the job, and what it is about is closed', async () => {
    const engine = createEngine(async () => {
      throw new Error('out of cheese');
    });
    engine.start();
    const id = await enqueue(engine, 'a');
    await engine.settled(id);
    expect(await row(id)).toMatchObject({ status: 'failed', error: 'out of cheese' });
    expect(abandoned).toEqual(['a interrupted']);
  });

  test('cancels a running job and a queued one, not one that has ended', async () => {
    const engine = createEngine(untilAborted, { concurrency: 1 });
    engine.start();
    const running = await enqueue(engine, 'running');
    const queued = await enqueue(engine, 'queued');
    await until('the first to run', async () => (await row(running))?.status === 'running');
    expect(await engine.load()).toEqual({ running: 1, queued: 1 });
    expect(await engine.cancel(queued)).toBe(true);
    expect(await engine.cancel(running)).toBe(true);
    await Promise.all([engine.settled(running), engine.settled(queued)]);
    expect((await row(running))?.status).toBe('cancelled');
    expect((await row(queued))?.status).toBe('cancelled');
    expect(abandoned.sort()).toEqual(['queued cancelled', 'running cancelled']);
    expect(await engine.cancel(running)).toBe(false);
  });

  test('another process cancels: the one that runs it stops at its next heartbeat', async () => {
    const runner = createEngine(untilAborted, { soleProcess: false, leaseMs: 60 });
    runner.start();
    const id = await enqueue(runner, 'a');
    await until('it to run', async () => (await row(id))?.status === 'running');
    const other = createEngine(untilAborted, { soleProcess: false });
    expect(await other.cancel(id)).toBe(true);
    await Promise.all([runner.settled(id), other.settled(id)]);
    expect((await row(id))?.status).toBe('cancelled');
    await runner.stop(10_000);
    expect(abandoned).toContain('a cancelled');
  });

  test('stopping interrupts what does not end in time', async () => {
    const engine = createEngine(untilAborted);
    engine.start();
    const id = await enqueue(engine, 'a');
    await until('it to run', async () => (await row(id))?.status === 'running');
    await engine.stop(0);
    expect(await row(id)).toMatchObject({ status: 'failed', error: 'interrupted' });
    expect(abandoned).toEqual(['a interrupted']);
  });

  test('a lease that is renewed keeps a long job from being taken for lost', async () => {
    const engine = createEngine(untilAborted, { soleProcess: false, leaseMs: 300 });
    const other = createEngine(untilAborted, { soleProcess: false });
    engine.start();
    const id = await enqueue(engine, 'long');
    const first = await until('it to run', async () => (await row(id))?.lease_until ?? undefined);
    await until('the lease to be renewed', async () => ((await row(id))?.lease_until ?? first) > first);
    expect(await other.recover()).toBe(0);
  });

  test('kill -9 in the middle of a job: the next process closes it as interrupted', async () => {
    const process_ = await startInProcess('run-endless-job', {
      url: opened.state.env.DATABASE_URL,
      leaseMs: 200,
    });
    const id = String(process_.progress);
    expect((await row(id))?.status).toBe('running');
    await process_.kill();
    // It stays so as long as nobody looks after it: this is what recovery prevents.
    expect((await row(id))?.status).toBe('running');

    const engine = createEngine(untilAborted, { soleProcess: provider === 'sqlite' });
    await until('it to be recovered', async () => (await engine.recover()) === 1);
    expect(await row(id)).toMatchObject({ status: 'failed', error: 'interrupted' });
    expect(abandoned).toEqual(['endless interrupted']);
    expect(await engine.recover()).toBe(0);
  });
});
