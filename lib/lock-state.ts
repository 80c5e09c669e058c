import path from 'node:path';
import pg from 'pg';
import { providerOf } from './db/open-database';
import { sqliteFile } from './db/sqlite/sqlite-database';
import type { Environment } from './env';
import { lockFile, type ProcessLock, SecondProcessError } from './process-lock';

/** Any number, the same in all our processes. */
const SERVER_LOCK = 7_586_253;

/**
 * Makes sure that this process may work on its database and DATA_DIR: alone on SQLite; alone on PostgreSQL
 * without REDIS_URL, since each process would trust its own cache; beside others when both are set.
 * @throws SecondProcessError
 */
export async function lockState(env: Environment): Promise<ProcessLock> {
  const locks: ProcessLock[] = [];
  try {
    if (!mayHaveCompany(env)) for (const file of filesToLock(env)) locks.push(lockFile(file));
    if (providerOf(env.DATABASE_URL) === 'postgresql') locks.push(await lockPostgresql(env));
  } catch (error) {
    await releaseAll(locks);
    throw error;
  }
  return { release: () => releaseAll(locks) };
}

/** Whether other processes may work on the same database. */
export function mayHaveCompany(env: Environment): boolean {
  return providerOf(env.DATABASE_URL) === 'postgresql' && env.REDIS_URL !== '';
}

/** DATA_DIR's lock, and one beside a SQLite database that lies elsewhere: two DATA_DIRs may name one database. */
function filesToLock(env: Environment): string[] {
  const ofDirectory = path.join(env.DATA_DIR, 'server.lock');
  if (providerOf(env.DATABASE_URL) === 'postgresql') return [ofDirectory];
  const file = sqliteFile(env.DATABASE_URL);
  return path.dirname(file) === env.DATA_DIR ? [ofDirectory] : [ofDirectory, `${file}.server.lock`];
}

/** Shared between processes with a common cache, exclusive for one without: the session holds it. */
async function lockPostgresql(env: Environment): Promise<ProcessLock> {
  const connection = new pg.Client({ connectionString: env.DATABASE_URL });
  // A lost session is a lost lock, but no reason to fall over; the pool reports a database that is gone.
  connection.on('error', () => undefined);
  await connection.connect();
  const lock = mayHaveCompany(env) ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
  const { rows } = await connection.query<{ locked: boolean }>(`SELECT ${lock}($1) AS locked`, [SERVER_LOCK]);
  if (rows[0]?.locked !== true) {
    await connection.end();
    throw new SecondProcessError(
      'Another Plumbline process already works on this database, and not both share a cache. ' +
        'Stop it first, or set REDIS_URL for every process.',
    );
  }
  return { release: () => connection.end() };
}

async function releaseAll(locks: readonly ProcessLock[]): Promise<void> {
  for (const lock of [...locks].reverse()) await lock.release();
}
