import type { Migration } from './migration-files';

/** A row of Prisma's `_prisma_migrations`, as far as it decides what is to be done. */
export interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: unknown;
  readonly rolled_back_at: unknown;
  readonly logs: string | null;
}

/** The history and the files contradict each other; the message says how to go on. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Which migrations are still to be applied.
 * @throws MigrationError when one failed, was edited after it was applied, or comes from a newer version.
 */
export function pendingMigrations(
  files: readonly Migration[],
  history: readonly AppliedMigration[],
): Migration[] {
  const applied = new Map(
    history.filter((row) => row.rolled_back_at === null).map((row) => [row.migration_name, row]),
  );
  const unknown = [...applied.keys()].filter((name) => !files.some((file) => file.name === name));
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database has been migrated by a newer version of Plumbline (${unknown.join(', ')}). ` +
        'Run that version, or restore a backup made before it.',
    );
  }
  return files.filter((file) => {
    const row = applied.get(file.name);
    if (row === undefined) return true;
    if (row.finished_at === null) {
      throw new MigrationError(
        `Migration ${file.name} failed half-way${row.logs ? ` (${row.logs.trim()})` : ''}. ` +
          'Repair the database or restore a backup, then set rolled_back_at (to try again) or finished_at ' +
          '(when it is repaired by hand) in its row of _prisma_migrations.',
      );
    }
    if (row.checksum !== file.checksum) {
      throw new MigrationError(
        `Migration ${file.name} was changed after it had been applied to this database. ` +
          'Restore the file and put the change into a new migration (npm run migration -- name).',
      );
    }
    return false;
  });
}
