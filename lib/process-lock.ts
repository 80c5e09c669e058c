import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';

/** Another process is at work where only one may be; the message says who and what to do. */
export class SecondProcessError extends Error {
  override readonly name = 'SecondProcessError';
}

/** Something held until it is given back or the process ends, in whatever way. */
export interface ProcessLock {
  release(): Promise<void>;
}

/**
 * Takes the lock file, which the operating system frees when the process dies (kill -9 too): an exclusive
 * transaction on a small SQLite database.
 * @throws SecondProcessError when another process holds it.
 */
export function lockFile(file: string): ProcessLock {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new Libsql(file);
  const holderFile = `${file}.json`;
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Libsql.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new SecondProcessError(
        `Another Plumbline process${readHolder(holderFile)} already works on ${path.dirname(file)}. ` +
          'Stop it first. Several processes need DATABASE_URL=postgresql://… and REDIS_URL.',
      );
    }
    throw error;
  }
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
  return {
    release: async () => {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

function readHolder(file: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; since: string };
    return ` (${pid}, since ${since})`;
  } catch {
    return '';
  }
}
