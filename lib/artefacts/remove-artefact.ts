import { rm } from 'node:fs/promises';
import { absoluteArtefact } from './artefact-path';
import { sidecars } from './sidecars';

/** Removes the file after its row is gone. Where it is not reached, the sweep removes it. */
export async function removeArtefactFile(dataDir: string, artefact: string): Promise<void> {
  const file = absoluteArtefact(dataDir, artefact);
  await Promise.all([file, ...sidecars(file)].map((each) => rm(each, { force: true })));
}
