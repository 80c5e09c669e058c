import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from './database';

/** One committed migration. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** sha256 of the file, as Prisma computes it. */
  readonly checksum: string;
}

/** Where the committed migrations of a provider are. The server and all scripts run in the repository's root. */
export function migrationsDirectory(provider: Database['provider']): string {
  return path.join(process.cwd(), 'prisma', provider, 'migrations');
}

/** The committed migrations, oldest first. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
