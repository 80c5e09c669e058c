import { rm } from 'node:fs/promises';
import type { Database, Query } from '../db/database';
import { absoluteArtefact } from './artefact-path';
import { sidecars } from './sidecars';

/** The DELETE of an artefact's row, to yield in the transaction that deletes what it belongs to. */
export function deleteArtefactRow(db: Database, artefact: string): Query<unknown> {
  return db.sql.deleteFrom('artefacts').where('path', '=', artefact);
}

/** Removes the file after its row is gone. Where it is not reached, the sweep removes it. */
export async function removeArtefactFile(dataDir: string, artefact: string): Promise<void> {
  const file = absoluteArtefact(dataDir, artefact);
  await Promise.all([file, ...sidecars(file)].map((each) => rm(each, { force: true })));
}
