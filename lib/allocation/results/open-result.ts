import Sqlite from 'libsql';
import { readOnlySqliteUri } from '../../shared/sqlite-uri';
import type { ResultMeta } from '../result-file';

/** A result, open for reading. */
export interface OpenResult {
  readonly db: Sqlite.Database;
  readonly meta: ResultMeta;
}

/** Opens a result file for as long as `use` takes. */
export function withResult<T>(path: string, use: (result: OpenResult) => T): T {
  const db = new Sqlite(readOnlySqliteUri(path));
  try {
    db.exec('PRAGMA query_only = ON');
    const row = db.prepare(`SELECT value FROM meta WHERE name = 'execution'`).get([]);
    // Only write-result.ts writes it.
    return use({ db, meta: JSON.parse((row as { value: string }).value) });
  } finally {
    db.close();
  }
}

type Row = Readonly<Record<string, unknown>>;

/** Rows of a statement as `toRow` makes them. */
export function readAll<T>(
  { db }: OpenResult,
  sql: string,
  params: readonly (string | number)[],
  toRow: (row: Row) => T,
): T[] {
  return (db.prepare(sql).all([...params]) as Row[]).map(toRow);
}

/** What a month of the file is on the wire. */
export function monthOf({ meta }: OpenResult, row: Row): { month: never; year: number } {
  const found = meta.months[Number(row.month)];
  if (!found) throw new Error(`The result has no month ${row.month}`);
  // The names are those of the schemas.
  return { month: found.month as never, year: found.year };
}

/** A row as the wire has it: columns carry its names, months are told in words, `lists` are lists. */
export function toWireRow<T>(result: OpenResult, row: Row, lists: readonly string[] = []): T {
  const parsed = lists.map((list) => [list, JSON.parse(String(row[list]))] as const);
  return { ...row, ...monthOf(result, row), ...Object.fromEntries(parsed) } as unknown as T;
}
