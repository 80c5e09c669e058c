import { createHash } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Database } from '../db/database';
import { migrate } from '../db/migrate';
import { migrationsDirectory, readMigrations } from '../db/migration-files';
import { postgresqlServer, postgresqlUrl } from './scratch-postgresql';

/** Any number, the same in all test processes. */
const TEMPLATE_LOCK = 7_586_254;

/** Names the migrations as they are now: another set gets another template. */
async function fingerprint(provider: Database['provider']): Promise<string> {
  const migrations = await readMigrations(migrationsDirectory(provider));
  const hash = createHash('sha256');
  for (const { name, checksum } of migrations) hash.update(`${name} ${checksum}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** A migrated SQLite file to copy; made once for each set of migrations. */
export async function sqliteTemplate(): Promise<string> {
  const folder = path.join(tmpdir(), 'plumbline-templates');
  const template = path.join(folder, `${await fingerprint('sqlite')}.db`);
  if (existsSync(template)) return template;
  await mkdir(folder, { recursive: true });
  const draft = `${template}.${process.pid}`;
  await rm(draft, { force: true });
  await migrate(`file:${draft}`);
  renameSync(draft, template);
  return template;
}

/** The name of a migrated PostgreSQL database to copy; made once for each set of migrations. */
export async function postgresqlTemplate(): Promise<string> {
  const name = `plumbline_template_${await fingerprint('postgresql')}`;
  const server = new pg.Client({ connectionString: postgresqlServer });
  await server.connect();
  try {
    await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
      name,
    ]);
    if (rows.length > 0) return name;
    await server.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await server.query(`CREATE DATABASE "${name}"`);
    await migrate(postgresqlUrl(name));
    // Marked only when it is complete.
    await server.query(`ALTER DATABASE "${name}" IS_TEMPLATE true`);
    return name;
  } finally {
    await server.end();
  }
}
