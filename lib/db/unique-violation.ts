import Libsql from 'libsql';
import pg from 'pg';

const sqliteCodes = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

/** Whether a write failed because a row with that unique value exists, through the door or through Prisma. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof Libsql.SqliteError) return sqliteCodes.has(error.code);
  if (error instanceof pg.DatabaseError) return error.code === '23505';
  // Prisma's error class is generated twice; its code is the same.
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
