import { type Database, run } from '../db/database';

/** Removes jobs that ended before `before`. What they were about keeps its own record. */
export async function pruneJobs(db: Database, before: Date): Promise<number> {
  return db.transaction(function* () {
    const { changes } = yield* run(
      db.sql
        .deleteFrom('jobs')
        .where('status', 'in', ['done', 'failed', 'cancelled'])
        .where('finished_at', '<', before),
    );
    return changes;
  });
}
