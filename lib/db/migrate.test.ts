import { fork } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diffToSchema } from '../../scripts/schema-engine';
import { describeOnBoth } from '../testing/providers';
import { createScratchPostgresql } from '../testing/scratch-postgresql';
import type { Database } from './database';
import { migrate } from './migrate';
import { migrationsDirectory, readMigrations } from './migration-files';
import { openDatabase } from './open-database';

interface Scratch {
  readonly url: string;
  /** A copy of the committed migrations. */
  readonly migrations: string;
  drop(): Promise<void>;
}

async function createScratch(provider: Database['provider']): Promise<Scratch> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plumbline-migrate-'));
  const migrations = path.join(folder, 'migrations');
  await cp(migrationsDirectory(provider), migrations, { recursive: true });
  const database =
    provider === 'sqlite'
      ? { url: `file:${path.join(folder, 'scratch.db')}`, drop: async () => undefined }
      : await createScratchPostgresql();
  return {
    url: database.url,
    migrations,
    drop: async () => {
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Another process that migrates the same database. */
function migrateElsewhere(url: string, migrations: string): Promise<string[]> {
  const child = fork(path.resolve('dist/migrate-database.child.js'), [], {
    execArgv: [],
    serialization: 'advanced',
    env: { ...process.env, PLUMBLINE_PARENT_PID: String(process.pid) },
  });
  return new Promise((resolve, reject) => {
    child.on('message', (answer: { kind: string; reply?: string[]; message?: string }) => {
      if (answer.kind === 'reply') resolve(answer.reply ?? []);
      else reject(new Error(answer.message));
      child.kill();
    });
    child.send({ url, migrations });
  });
}

async function addMigration(migrations: string, name: string, sql: string): Promise<void> {
  await mkdir(path.join(migrations, name));
  await writeFile(path.join(migrations, name, 'migration.sql'), sql);
}

async function changeHistory(url: string, set: { finished_at?: null; logs?: string }): Promise<void> {
  const db = await openDatabase(url);
  const history = db.sql.withTables<{
    _prisma_migrations: { finished_at: Date | null; logs: string | null };
  }>();
  await db.transaction(function* () {
    yield history.updateTable('_prisma_migrations').set(set).compile();
  });
  await db.close();
}

describeOnBoth('migrations', (provider) => {
  let scratch: Scratch;
  beforeEach(async () => {
    scratch = await createScratch(provider);
  });
  afterEach(() => scratch.drop());

  test('are applied once; the database is then what the schema says', async () => {
    const all = (await readMigrations(scratch.migrations)).map(({ name }) => name);
    expect(await migrate(scratch.url, scratch.migrations)).toEqual(all);
    expect(await migrate(scratch.url, scratch.migrations)).toEqual([]);
    expect(await diffToSchema(scratch.url)).toBe('');
  });

  test('the drift check sees a column that the schema does not have', async () => {
    await addMigration(
      scratch.migrations,
      '29990101000000_drift',
      'ALTER TABLE rulesets ADD COLUMN stray TEXT',
    );
    await migrate(scratch.url, scratch.migrations);
    expect(await diffToSchema(scratch.url)).toContain('rulesets');
  });

  test('two processes that start together: one migrates, none fails', async () => {
    const applied = await Promise.all([
      migrateElsewhere(scratch.url, scratch.migrations),
      migrateElsewhere(scratch.url, scratch.migrations),
      migrateElsewhere(scratch.url, scratch.migrations),
    ]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  test('an edited migration is named', async () => {
    await migrate(scratch.url, scratch.migrations);
    const [first] = await readMigrations(scratch.migrations);
    await writeFile(
      path.join(scratch.migrations, `${first?.name}`, 'migration.sql'),
      `${first?.sql}\n-- edited`,
    );
    await expect(migrate(scratch.url, scratch.migrations)).rejects.toThrow(
      `${first?.name} was changed after it had been applied`,
    );
  });

  test('a migration that fails changes nothing and says why', async () => {
    await addMigration(
      scratch.migrations,
      '29990101000000_bad',
      'ALTER TABLE rulesets ADD COLUMN stray TEXT; ALTER TABLE no_such_table ADD COLUMN x TEXT;',
    );
    await expect(migrate(scratch.url, scratch.migrations)).rejects.toThrow(
      /29990101000000_bad.*no_such_table/,
    );
    await rm(path.join(scratch.migrations, '29990101000000_bad'), { recursive: true });
    await migrate(scratch.url, scratch.migrations);
    expect(await diffToSchema(scratch.url)).toBe('');
  });

  test("one that Prisma's own engine left half-way is named, with its log", async () => {
    await migrate(scratch.url, scratch.migrations);
    await changeHistory(scratch.url, { finished_at: null, logs: 'disk full' });
    await expect(migrate(scratch.url, scratch.migrations)).rejects.toThrow(/failed half-way \(disk full\)/);
  });

  test('a database of a newer version is left alone', async () => {
    await addMigration(
      scratch.migrations,
      '29990101000000_later',
      'CREATE TABLE later (id INTEGER PRIMARY KEY)',
    );
    await migrate(scratch.url, scratch.migrations);
    await rm(path.join(scratch.migrations, '29990101000000_later'), { recursive: true });
    await expect(migrate(scratch.url, scratch.migrations)).rejects.toThrow('newer version');
  });
});

/** SQLite rebuilds a table to change it; with foreign keys on, dropping the old one would delete what refers to it. */
test('rebuilding a table on SQLite deletes no rows that refer to it', async () => {
  const scratch = await createScratch('sqlite');
  await migrate(scratch.url, scratch.migrations);
  const db = await openDatabase(scratch.url);
  const at = new Date();
  await db.prisma.kpiDefinition.create({
    data: {
      name: 'x',
      nl_definition: 'x',
      created_at: at,
      updated_at: at,
      versions: { create: { version: 1, nl_definition: 'x', created_at: at } },
    },
  });
  await db.close();
  const file = new Sqlite(scratch.url.replace(/^file:/, ''));
  const { sql } = file.prepare("SELECT sql FROM sqlite_master WHERE name = 'kpi_definitions'").get() as {
    sql: string;
  };
  file.close();
  const rebuild = [
    'PRAGMA defer_foreign_keys=ON;',
    'PRAGMA foreign_keys=OFF;',
    `${sql.replace('"kpi_definitions"', '"new_kpi_definitions"')};`,
    'INSERT INTO new_kpi_definitions SELECT * FROM kpi_definitions;',
    'DROP TABLE kpi_definitions;',
    'ALTER TABLE new_kpi_definitions RENAME TO kpi_definitions;',
    'PRAGMA foreign_keys=ON;',
  ];
  await addMigration(scratch.migrations, '29990101000000_rebuild', rebuild.join('\n'));
  await migrate(scratch.url, scratch.migrations);
  const after = await openDatabase(scratch.url);
  expect(await after.prisma.kpiDefinitionVersion.count()).toBe(1);
  await after.close();
  await scratch.drop();
});
