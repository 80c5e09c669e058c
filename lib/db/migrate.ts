import { type Migration, migrationsDirectory, readMigrations } from './migration-files';
import { providerOf } from './open-database';
import { MigrationError } from './pending-migrations';
import { migratePostgresql } from './postgresql/migrate-postgresql';
import { migrateSqlite } from './sqlite/migrate-sqlite';
import { sqliteFile } from './sqlite/sqlite-database';

/**
 * Applies the committed migrations that the database does not have, under a lock: of two processes that start
 * together one migrates and the other finds nothing to do. Keeps Prisma's own history, so that
 * `prisma migrate deploy` on a connected machine agrees.
 * @returns the names of the migrations applied.
 * @throws MigrationError
 */
export async function migrate(url: string, directory?: string): Promise<string[]> {
  const provider = providerOf(url);
  const migrations = await readMigrations(directory ?? migrationsDirectory(provider));
  return provider === 'sqlite'
    ? migrateFile(sqliteFile(url), migrations)
    : migratePostgresql(url, migrations);
}

function migrateFile(file: string, migrations: readonly Migration[]): string[] {
  try {
    return migrateSqlite(file, migrations);
  } catch (error) {
    if (!(error instanceof Error && /not a database|malformed/.test(error.message))) throw error;
    throw new MigrationError(
      `${file} is damaged or is no SQLite database. Put back a backup, or move it away to begin anew.`,
      { cause: error },
    );
  }
}
