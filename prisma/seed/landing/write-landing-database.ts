import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import type { LandingTable } from './landing-table';

/** File name of the landing database below DATA_DIR. */
export const LANDING_DATABASE = 'landing.db';

/**
 * Writes `tables` as the whole landing database. The file appears at once under its name: a query that has the
 * previous one open ends on it undisturbed, and a crash leaves the previous one in place.
 * @returns the path of the file.
 */
export function writeLandingDatabase(dataDir: string, tables: readonly LandingTable[]): string {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, LANDING_DATABASE);
  const unfinished = `${file}.${process.pid}.tmp`;
  rmSync(unfinished, { force: true });
  const database = new Database(unfinished);
  try {
    // The file is thrown away unless it is complete, so it needs no journal while it is written.
    database.exec('PRAGMA journal_mode = OFF; BEGIN');
    for (const table of tables) writeTable(database, table);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
  renameSync(unfinished, file);
  return file;
}

function writeTable(database: Database.Database, table: LandingTable): void {
  const names = Object.keys(table.columns);
  const columns = Object.entries(table.columns).map(([name, type]) => `${quoted(name)} ${type}`);
  database.exec(`CREATE TABLE ${quoted(table.name)} (${columns.join(', ')})`);
  const places = names.map(() => '?').join(', ');
  const insert = database.prepare(`INSERT INTO ${quoted(table.name)} VALUES (${places})`);
  for (const row of table.rows) insert.run(names.map((name) => row[name] ?? null));
  for (const column of table.keyColumns) indexKey(database, table.name, column);
}

function indexKey(database: Database.Database, table: string, column: string): void {
  const index = quoted(`idx_${table}_${column}`);
  database.exec(`CREATE INDEX ${index} ON ${quoted(table)} (${quoted(column)})`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
