import { migrationsDirectory, readMigrations } from './migration-files';
import { providerOf } from './open-database';
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
    ? migrateSqlite(sqliteFile(url), migrations)
    : migratePostgresql(url, migrations);
}
