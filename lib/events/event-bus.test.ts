import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, run } from '../db/database';
import { describeOnBoth } from '../testing/providers';
import { startInProcess } from '../testing/start-in-process';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';
import { createEventBus } from './create-event-bus';
import type { Consumer, EventBus } from './event-bus';
import { pruneOutbox } from './prune-outbox';

const at = new Date('2025-01-06T08:30:00Z');

describeOnBoth('the event bus', (provider) => {
  let opened: TestState;
  let db: Database;
  let buses: EventBus[];

  beforeEach(async () => {
    opened = await openTestState({ provider, start: false });
    db = opened.state.db;
    buses = [];
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.stop()));
    await opened.close();
  });

  function createBus(...consumers: Consumer[]): EventBus {
    const bus = createEventBus({ db, log: pino({ level: 'silent' }), pollMs: 20, retryMs: () => 5 });
    for (const consumer of consumers) bus.subscribe(consumer);
    buses.push(bus);
    return bus;
  }

  async function publish(bus: EventBus, ...payloads: unknown[]): Promise<void> {
    await db.transaction(function* () {
      for (const payload of payloads) yield* run(bus.publish('kpi.executed', payload, at));
    });
    bus.wake();
  }

  /** An effect in the database that can be counted: a ruleset named after the event. */
  const effect = (name: string) =>
    function* () {
      yield* run(db.sql.insertInto('rulesets').values({ name, rules: '[]', created_at: at, updated_at: at }));
    };
  const effects = async (): Promise<string[]> => {
    const rows = await db.read(db.sql.selectFrom('rulesets').select('name').orderBy('id'));
    return rows.map(({ name }) => name);
  };

  test('every consumer hears every event once and in order, those published before it started too', async () => {
    const heard: string[] = [];
    const consumer = (name: string): Consumer => ({
      name,
      topic: 'kpi.executed',
      handle: async (event) => {
        heard.push(`${name} ${event.payload} ${event.createdAt.toISOString()}`);
        return undefined;
      },
    });
    const bus = createBus(consumer('a'), consumer('b'));
    await publish(bus, 1, 2);
    bus.start();
    await publish(bus, 3);
    await bus.drained();
    const expected = (name: string) => [1, 2, 3].map((payload) => `${name} ${payload} ${at.toISOString()}`);
    expect(heard.filter((line) => line.startsWith('a'))).toEqual(expected('a'));
    expect(heard.filter((line) => line.startsWith('b'))).toEqual(expected('b'));
    const again = createBus(consumer('a'));
    again.start();
    await again.drained();
    expect(heard).toHaveLength(6);
  });

  test('an event of a transaction that was rolled back is never heard', async () => {
    const bus = createBus({ name: 'a', topic: 'kpi.executed', handle: async () => effect('heard') });
    const failing = db.transaction(function* () {
      yield* run(bus.publish('kpi.executed', 1, at));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    bus.start();
    await bus.drained();
    expect(await effects()).toEqual([]);
  });

  test('a consumer that fails is tried again, and later events wait for it', async () => {
    let attempts = 0;
    const bus = createBus({
      name: 'a',
      topic: 'kpi.executed',
      handle: async (event) => {
        attempts += 1;
        if (attempts < 3) throw new Error('not yet');
        return effect(`event ${event.payload}`);
      },
    });
    bus.start();
    await publish(bus, 1, 2);
    await bus.drained();
    expect(await effects()).toEqual(['event 1', 'event 2']);
    expect(attempts).toBe(4);
  });

  test('an effect that fails leaves neither half of itself nor the mark', async () => {
    let failures = 1;
    const bus = createBus({
      name: 'a',
      topic: 'kpi.executed',
      handle: async () =>
        function* () {
          yield* effect('first half')();
          failures -= 1;
          if (failures === 0) throw new Error('second half');
        },
    });
    bus.start();
    await publish(bus, 1);
    await bus.drained();
    expect(await effects()).toEqual(['first half']);
  });

  test('two processes with the same consumer: one effect, in order', async () => {
    const consumer: Consumer = {
      name: 'a',
      topic: 'kpi.executed',
      handle: async (event) => effect(`event ${event.payload}`),
    };
    const [one, other] = [createBus(consumer), createBus(consumer)];
    const payloads = Array.from({ length: 30 }, (_, number) => number);
    one.start();
    other.start();
    await publish(one, ...payloads);
    other.wake();
    await until('all effects', async () => (await effects()).length >= 30);
    await Promise.all([one.drained(), other.drained()]);
    expect(await effects()).toEqual(payloads.map((payload) => `event ${payload}`));
  });

  test('only what everyone has heard is removed from the outbox', async () => {
    const bus = createBus(
      { name: 'a', topic: 'kpi.executed', handle: async () => effect('heard') },
      { name: 'b', topic: 'something.else', handle: async () => undefined },
    );
    bus.start();
    await publish(bus, 1);
    await bus.drained();
    const deaf = { name: 'deaf', topic: 'kpi.executed' };
    const before = new Date(at.getTime() + 1);
    expect(await pruneOutbox(db, { consumers: [...bus.consumers(), deaf], before })).toBe(0);
    expect(await pruneOutbox(db, { consumers: bus.consumers(), before: at })).toBe(0);
    expect(await pruneOutbox(db, { consumers: bus.consumers(), before })).toBe(1);
    expect(await db.prisma.outboxEvent.count()).toBe(0);
    expect(await db.prisma.outboxDelivery.count()).toBe(0);
  });

  /** A consumer that writes its effect and marks the event afterwards would do it twice here. */
  test('a process killed between the effect and the mark: the effect happens once', async () => {
    const bus = createBus({ name: 'a', topic: 'kpi.executed', handle: async () => effect('once') });
    await publish(bus, 1);
    const doomed = await startInProcess('consume-and-hang', { url: opened.state.env.DATABASE_URL });
    await doomed.kill();
    expect(await effects()).toEqual([]);
    bus.start();
    await until('the effect', async () => (await effects()).length > 0);
    await bus.drained();
    expect(await effects()).toEqual(['once']);
  });
});
