import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Migration } from '../migration-files';
import { type AppliedMigration, MigrationError, pendingMigrations } from '../pending-migrations';
import { openSqliteConnection, type SqliteConnection } from './sqlite-connection';

/** Another process's migrations may take this long. */
const LOCK_TIMEOUT_MS = 60_000;

/** Prisma's own table, in its own words. */
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id"                    TEXT PRIMARY KEY NOT NULL,
  "checksum"              TEXT NOT NULL,
  "finished_at"           DATETIME,
  "migration_name"        TEXT NOT NULL,
  "logs"                  TEXT,
  "rolled_back_at"        DATETIME,
  "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Applies what is pending, all of it or nothing: one transaction that holds the write lock from the look at the
 * history to the last row. Foreign keys are off meanwhile (a rebuilt table would otherwise cascade its deletion)
 * and checked before the commit.
 */
export function migrateSqlite(file: string, migrations: readonly Migration[]): string[] {
  mkdirSync(path.dirname(file), { recursive: true });
  const connection = openSqliteConnection(file, { foreignKeys: false, busyTimeoutMs: LOCK_TIMEOUT_MS });
  try {
    connection.script('BEGIN IMMEDIATE');
    connection.script(HISTORY);
    const pending = pendingMigrations(migrations, readHistory(connection));
    for (const migration of pending) apply(connection, migration);
    if (pending.length > 0) checkForeignKeys(connection);
    connection.script('COMMIT');
    // Into the file itself: who copies it now has everything.
    if (pending.length > 0) connection.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    return pending.map(({ name }) => name);
  } catch (error) {
    if (connection.inTransaction) connection.script('ROLLBACK');
    throw error;
  } finally {
    connection.close();
  }
}

function readHistory(connection: SqliteConnection): AppliedMigration[] {
  const { rows } = connection.execute(
    'SELECT migration_name, checksum, finished_at, rolled_back_at, logs FROM _prisma_migrations ORDER BY started_at',
  );
  return rows.map(([migration_name, checksum, finished_at, rolled_back_at, logs]) => ({
    migration_name: String(migration_name),
    checksum: String(checksum),
    finished_at,
    rolled_back_at,
    logs: typeof logs === 'string' ? logs : null,
  }));
}

function apply(connection: SqliteConnection, migration: Migration): void {
  const startedAt = Date.now();
  try {
    connection.script(migration.sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `Migration ${migration.name} cannot be applied: ${reason}. Nothing was changed.`,
    );
  }
  connection.execute(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES (?, ?, ?, ?, ?, 1)`,
    [randomUUID(), migration.checksum, migration.name, startedAt, Date.now()],
  );
}

function checkForeignKeys(connection: SqliteConnection): void {
  const { rows } = connection.execute('PRAGMA foreign_key_check');
  if (rows.length === 0) return;
  const tables = [...new Set(rows.map(([table]) => String(table)))].join(', ');
  throw new MigrationError(
    `The migrations would leave rows without what they refer to in: ${tables}. Nothing was changed.`,
  );
}
