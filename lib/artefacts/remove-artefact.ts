import { rm } from 'node:fs/promises';
import { absoluteArtefact } from './artefact-path';
import { indexFolder, sidecars } from './sidecars';

/** Removes the file after its row is gone. Where it is not reached, the sweep removes it. */
export async function removeArtefactFile(dataDir: string, artefact: string): Promise<void> {
  const file = absoluteArtefact(dataDir, artefact);
  await Promise.all([file, ...sidecars(file)].map((each) => rm(each, { force: true })));
  // After the file: who builds an index looks for the file once its folder is there.
  await rm(indexFolder(file), { recursive: true, force: true, maxRetries: 3 });
}
