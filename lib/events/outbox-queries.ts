import { type Database, type Query, run, type TransactionBody } from '../db/database';
import type { OutboxEvent } from './event-bus';

/** The INSERT of one event. */
export function insertEvent(db: Database, topic: string, payload: unknown, now: Date): Query<unknown> {
  return db.sql
    .insertInto('outbox_events')
    .values({ topic, payload: JSON.stringify(payload), created_at: now });
}

/** Events after `floor` that the consumer has not dealt with, oldest first. */
export async function outstandingEvents(
  db: Database,
  given: {
    readonly consumer: string;
    readonly topic: string;
    readonly floor: number;
    readonly limit: number;
  },
): Promise<OutboxEvent[]> {
  const rows = await db.read(
    outstanding(db, given).selectAll('event').orderBy('event.id').limit(given.limit),
  );
  return rows.map((row) => ({
    id: row.id,
    topic: row.topic,
    payload: JSON.parse(row.payload),
    createdAt: row.created_at,
  }));
}

/** What a consumer asked for cannot be done yet. */
export type Delivery = 'delivered' | 'already delivered' | 'out of turn';

/** Undoes the mark of a delivery that is not its turn. */
class OutOfTurn extends Error {}

/**
 * Marks the event as delivered and runs the effect, both or neither. Two processes may try at once: the second
 * waits for the first one's row and then finds nothing to do. An event whose predecessor another process is
 * still dealing with has to wait, so that effects happen in order.
 */
export async function deliver(
  db: Database,
  given: {
    readonly consumer: string;
    readonly event: OutboxEvent;
    readonly floor: number;
    readonly now: Date;
  },
  effect: TransactionBody<void> | undefined,
): Promise<Delivery> {
  const { consumer, event, floor, now } = given;
  try {
    return await db.transaction(function* () {
      const { changes } = yield* run(
        db.sql
          .insertInto('outbox_deliveries')
          .values({ consumer, event_id: event.id, delivered_at: now })
          .onConflict((conflict) => conflict.doNothing()),
      );
      if (changes === 0) return 'already delivered';
      const earlier = yield* run(
        outstanding(db, { consumer, topic: event.topic, floor })
          .select('event.id')
          .where('event.id', '<', event.id)
          .limit(1),
      );
      if (earlier.rows.length > 0) throw new OutOfTurn();
      if (effect !== undefined) yield* effect();
      return 'delivered';
    });
  } catch (error) {
    if (error instanceof OutOfTurn) return 'out of turn';
    throw error;
  }
}

function outstanding(
  db: Database,
  given: { readonly consumer: string; readonly topic: string; readonly floor: number },
) {
  return db.sql
    .selectFrom('outbox_events as event')
    .where('event.topic', '=', given.topic)
    .where('event.id', '>', given.floor)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('outbox_deliveries as delivery')
            .select('delivery.event_id')
            .where('delivery.consumer', '=', given.consumer)
            .whereRef('delivery.event_id', '=', 'event.id'),
        ),
      ),
    );
}
