import { type Database, run } from '../db/database';
import type { Consumer } from './event-bus';

const BATCH = 1_000;

/**
 * Removes events made before `before` that every consumer of their topic has dealt with, and their deliveries.
 * @returns how many events were removed.
 */
export async function pruneOutbox(
  db: Database,
  given: { readonly consumers: readonly Pick<Consumer, 'name' | 'topic'>[]; readonly before: Date },
): Promise<number> {
  let removed = 0;
  for (;;) {
    const ids = await prunable(db, given);
    if (ids.length === 0) return removed;
    await db.transaction(function* () {
      yield* run(db.sql.deleteFrom('outbox_deliveries').where('event_id', 'in', ids));
      yield* run(db.sql.deleteFrom('outbox_events').where('id', 'in', ids));
    });
    removed += ids.length;
  }
}

async function prunable(
  db: Database,
  given: { readonly consumers: readonly Pick<Consumer, 'name' | 'topic'>[]; readonly before: Date },
): Promise<number[]> {
  let query = db.sql
    .selectFrom('outbox_events as event')
    .select('event.id')
    .where('event.created_at', '<', given.before)
    .orderBy('event.id')
    .limit(BATCH);
  for (const { name, topic } of given.consumers) {
    query = query.where((where) =>
      where.or([
        where('event.topic', '!=', topic),
        where.exists(
          where
            .selectFrom('outbox_deliveries as delivery')
            .select('delivery.event_id')
            .where('delivery.consumer', '=', name)
            .whereRef('delivery.event_id', '=', 'event.id'),
        ),
      ]),
    );
  }
  return (await db.read(query)).map(({ id }) => id);
}
