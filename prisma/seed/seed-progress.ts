import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/**
 * What seeding remembers beside the database: that it began, for which newest load, and whether it ended.
 * Only an interrupted seeding is ever continued; a database that was filled in any other way is left alone.
 */
export const SeedProgress = z.object({
  status: z.enum(['loading', 'complete']),
  newest_load: z.iso.datetime(),
  weeks: z.int().min(1),
});
export type SeedProgress = z.infer<typeof SeedProgress>;

/** How far seeding came in this DATA_DIR; undefined when it never began. */
export function readSeedProgress(dataDir: string): SeedProgress | undefined {
  try {
    return SeedProgress.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`${fileIn(dataDir)} cannot be read; remove it to have no sample data.`, { cause: error });
  }
}

/** Replaces what is remembered, all of it or nothing. */
export function writeSeedProgress(dataDir: string, progress: SeedProgress): void {
  mkdirSync(dataDir, { recursive: true });
  const unfinished = `${fileIn(dataDir)}.${process.pid}.tmp`;
  writeFileSync(unfinished, `${JSON.stringify(progress, null, 2)}\n`);
  renameSync(unfinished, fileIn(dataDir));
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, 'sample-data.json');
}
