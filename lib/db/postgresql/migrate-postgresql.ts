import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Migration } from '../migration-files';
import { type AppliedMigration, MigrationError, pendingMigrations } from '../pending-migrations';

/** The advisory lock that Prisma's own engine takes: it and we exclude each other. */
const PRISMA_LOCK = 72707369;

/** Prisma's own table, in its own words. */
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum"              VARCHAR(64) NOT NULL,
  "finished_at"           TIMESTAMPTZ,
  "migration_name"        VARCHAR(255) NOT NULL,
  "logs"                  TEXT,
  "rolled_back_at"        TIMESTAMPTZ,
  "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;

/** Applies what is pending, each migration and its row of the history in one transaction. */
export async function migratePostgresql(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    await connection.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await connection.query(HISTORY);
    const history = await connection.query<AppliedMigration>(
      'SELECT migration_name, checksum, finished_at, rolled_back_at, logs FROM _prisma_migrations ORDER BY started_at',
    );
    const pending = pendingMigrations(migrations, history.rows);
    for (const migration of pending) await apply(connection, migration);
    return pending.map(({ name }) => name);
  } finally {
    // Ends the session and with it the lock.
    await connection.end();
  }
}

async function apply(connection: pg.Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  try {
    await connection.query('BEGIN');
    await connection.query(migration.sql);
    await connection.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, $5, 1)`,
      [randomUUID(), migration.checksum, migration.name, startedAt, new Date()],
    );
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`Migration ${migration.name} cannot be applied: ${reason}. It changed nothing.`);
  }
}
