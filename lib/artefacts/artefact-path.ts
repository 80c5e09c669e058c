import path from 'node:path';

/** Everything of this module lives below it; relative to DATA_DIR. */
export const ARTEFACTS = 'artefacts';
/** Where files are written until they are published; on the same file system, so that a rename is atomic. */
export const UNPUBLISHED = path.posix.join(ARTEFACTS, 'unpublished');

/**
 * The path of an artefact below DATA_DIR, as its row keeps it: `artefacts/<kind>/<yyyy-mm>/<id>.<extension>`.
 * The month keeps folders small.
 */
export function artefactPath(given: {
  readonly kind: string;
  readonly id: string | number;
  readonly extension: string;
  readonly now: Date;
}): string {
  const { kind, id, extension, now } = given;
  return path.posix.join(ARTEFACTS, kind, now.toISOString().slice(0, 7), `${id}.${extension}`);
}

/** Where the file that will become `artefact` is written; `attempt` (a job's id, say) keeps two tries apart. */
export function unpublishedPath(artefact: string, attempt: string): string {
  return path.posix.join(UNPUBLISHED, `${attempt}-${path.posix.basename(artefact)}`);
}

/** The absolute path of what a row names. */
export function absoluteArtefact(dataDir: string, artefact: string): string {
  const absolute = path.resolve(dataDir, artefact);
  if (!absolute.startsWith(path.join(path.resolve(dataDir), ARTEFACTS) + path.sep)) {
    throw new Error('An artefact lies outside its folder');
  }
  return absolute;
}
