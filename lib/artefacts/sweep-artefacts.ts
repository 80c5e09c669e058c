import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Database } from '../db/database';
import { ARTEFACTS, UNPUBLISHED } from './artefact-path';
import { withoutSidecar } from './sidecars';

/** Longer than any work takes between writing a file and publishing it. */
const GRACE_MS = 24 * 60 * 60_000;
const BATCH = 500;

/**
 * Removes files that no row names: of work that crashed before its closing transaction, and of deletions that
 * did not get so far. Files younger than the grace may belong to work under way and stay.
 * @returns how many were removed.
 */
export async function sweepArtefacts(given: {
  readonly db: Database;
  readonly dataDir: string;
  readonly log: Logger;
  readonly now: Date;
  readonly graceMs?: number;
}): Promise<number> {
  const { db, dataDir, log, now, graceMs = GRACE_MS } = given;
  const files = await filesBelow(dataDir);
  let removed = 0;
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    const named = await namedByRows(db, batch);
    for (const file of batch) {
      if (!file.startsWith(UNPUBLISHED) && named.has(withoutSidecar(file))) continue;
      const absolute = path.join(dataDir, file);
      const age = await ageOf(absolute, now);
      if (age === undefined || age < graceMs) continue;
      await rm(absolute, { force: true });
      removed += 1;
    }
  }
  if (removed > 0) log.info({ removed }, 'Files that no row names were removed');
  return removed;
}

async function filesBelow(dataDir: string): Promise<string[]> {
  try {
    const entries = await readdir(path.join(dataDir, ARTEFACTS), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(dataDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function namedByRows(db: Database, files: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.read(
    db.sql.selectFrom('artefacts').select('path').where('path', 'in', files.map(withoutSidecar)),
  );
  return new Set(rows.map((row) => row.path));
}

/** Undefined when the file is gone by now. */
async function ageOf(file: string, now: Date): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found === undefined ? undefined : now.getTime() - found.mtimeMs;
}
