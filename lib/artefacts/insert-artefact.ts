import type { Database, Query } from '../db/database';

/** The INSERT that publishes a file, to yield in the transaction that closes the work which wrote it. */
export function insertArtefact(
  db: Database,
  artefact: { readonly path: string; readonly kind: string; readonly bytes: number },
  now: Date,
): Query<unknown> {
  return db.sql.insertInto('artefacts').values({ ...artefact, created_at: now });
}
