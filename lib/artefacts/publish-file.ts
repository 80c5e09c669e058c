import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';

/**
 * Moves a finished file to where its row will name it: contents first on the disk, then the name, then the
 * folder. A crash leaves the whole file or none. Needs no database: children call it; the row is inserted by
 * the transaction that closes the work (`insertArtefact`), and a file that no row names is swept.
 * @returns the size in bytes.
 */
export async function publishFile(temporary: string, destination: string): Promise<number> {
  const folder = path.dirname(destination);
  await mkdir(folder, { recursive: true });
  const file = await open(temporary, 'r+');
  let bytes: number;
  try {
    await file.sync();
    bytes = (await file.stat()).size;
  } finally {
    await file.close();
  }
  await rename(temporary, destination);
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
  return bytes;
}
