import type { Database } from './database';
import { openPostgresqlDatabase } from './postgresql/postgresql-database';
import { openSqliteDatabase } from './sqlite/sqlite-database';

/** Which database a URL names. */
export function providerOf(url: string): Database['provider'] {
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgresql';
  if (url.startsWith('file:')) return 'sqlite';
  throw new Error('DATABASE_URL must begin with file: or postgresql://');
}

/**
 * Opens the main database; does not migrate it.
 *
 * Both doors run a transaction's generator to its end without letting another writer of the process between its
 * statements. Prisma's interactive transactions cannot promise that: on SQLite theirs holds the one writer while
 * the callback awaits, and another connection's write then fails with BUSY or, waiting inside a native call,
 * freezes the event loop that the callback is waiting for. They are refused; see one-writer.test.ts.
 */
export async function openDatabase(url: string, onError?: (error: Error) => void): Promise<Database> {
  return providerOf(url) === 'postgresql' ? openPostgresqlDatabase(url, onError) : openSqliteDatabase(url);
}
