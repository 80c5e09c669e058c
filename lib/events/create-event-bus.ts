import type { Logger } from 'pino';
import type { Database } from '../db/database';
import type { Consumer, EventBus, OutboxEvent } from './event-bus';
import { deliver, insertEvent, outstandingEvents } from './outbox-queries';

const BATCH = 50;
/**
 * Ids behind the newest delivered one that are looked at again. On PostgreSQL an earlier id can be committed
 * after a later one; what stays open for longer than this many events is found by the sweep.
 */
const LOOK_BEHIND = 1_000;
const SWEEP_MS = 10 * 60_000;

export interface EventBusOptions {
  readonly db: Database;
  readonly log: Logger;
  /** How often other processes' events are looked for. */
  readonly pollMs?: number;
  /** How long to wait before the nth attempt after a failure. */
  readonly retryMs?: (failures: number) => number;
}

interface Subscription {
  readonly consumer: Consumer;
  /** Every event up to here has been delivered. */
  floor: number;
  failures: number;
  /** Until everything outstanding has been delivered. */
  draining: Promise<void> | undefined;
  again: boolean;
  retry: { readonly timer: NodeJS.Timeout; readonly over: () => void } | undefined;
}

/**
 * Delivers the rows of the outbox to the consumers of this process; every consumer at its own pace, in order. A long
 * function of short ones: they share whether events are taken.
 */
export function createEventBus(options: EventBusOptions): EventBus {
  const { db, log, pollMs = 1_000, retryMs = defaultRetryMs } = options;
  const subscriptions: Subscription[] = [];
  const timers: NodeJS.Timeout[] = [];
  let accepting = false;

  function wake(): void {
    if (!accepting) return;
    for (const subscription of subscriptions) {
      subscription.again = true;
      subscription.draining ??= drain(subscription).finally(() => {
        subscription.draining = undefined;
        // Woken after the last look and before now.
        if (subscription.again) wake();
      });
    }
  }

  async function drain(subscription: Subscription): Promise<void> {
    while (accepting && subscription.again) {
      subscription.again = false;
      try {
        while (accepting && (await deliverBatch(subscription)) > 0);
        subscription.failures = 0;
      } catch (error) {
        subscription.failures += 1;
        subscription.again = true;
        const { name } = subscription.consumer;
        log.error(
          { error, consumer: name, failures: subscription.failures },
          'An event could not be dealt with',
        );
        await backOff(subscription);
      }
    }
  }

  async function deliverBatch(subscription: Subscription): Promise<number> {
    const { consumer, floor } = subscription;
    const events = await outstandingEvents(db, {
      consumer: consumer.name,
      topic: consumer.topic,
      floor,
      limit: BATCH,
    });
    for (const event of events) {
      if (!accepting || !(await deliverOne(subscription, event))) return 0;
      subscription.floor = Math.max(subscription.floor, event.id - LOOK_BEHIND);
    }
    return events.length;
  }

  /** False when another process is dealing with an earlier event: the next poll tries again. */
  async function deliverOne(subscription: Subscription, event: OutboxEvent): Promise<boolean> {
    const { consumer, floor } = subscription;
    const effect = await consumer.handle(event);
    const delivery = await deliver(db, { consumer: consumer.name, event, floor, now: new Date() }, effect);
    return delivery !== 'out of turn';
  }

  function backOff(subscription: Subscription): Promise<void> {
    return new Promise((resolve) => {
      const over = (): void => {
        subscription.retry = undefined;
        resolve();
      };
      const timer = setTimeout(over, retryMs(subscription.failures)).unref();
      subscription.retry = { timer, over };
    });
  }

  return {
    subscribe: (consumer) => {
      if (subscriptions.some((subscription) => subscription.consumer.name === consumer.name)) {
        throw new Error(`There are two event consumers called ${consumer.name}`);
      }
      subscriptions.push({
        consumer,
        floor: 0,
        failures: 0,
        draining: undefined,
        again: false,
        retry: undefined,
      });
    },
    consumers: () => subscriptions.map(({ consumer }) => consumer),
    publish: (topic, payload, now) => insertEvent(db, topic, payload, now),
    wake,
    drained: async () => {
      wake();
      while (subscriptions.some(({ draining }) => draining !== undefined)) {
        await Promise.all(subscriptions.map(({ draining }) => draining));
      }
    },
    start: () => {
      accepting = true;
      const sweep = (): void => {
        for (const subscription of subscriptions) subscription.floor = 0;
      };
      timers.push(setInterval(wake, pollMs).unref(), setInterval(sweep, SWEEP_MS).unref());
      wake();
    },
    stop: async () => {
      accepting = false;
      for (const timer of timers) clearInterval(timer);
      for (const { retry } of subscriptions) {
        clearTimeout(retry?.timer);
        retry?.over();
      }
      await Promise.all(subscriptions.map(({ draining }) => draining));
    },
  };
}

/** 0.2 s, doubled with every failure, at most a minute. */
function defaultRetryMs(failures: number): number {
  return Math.min(60_000, 200 * 2 ** (failures - 1));
}
