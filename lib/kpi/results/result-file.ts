import Sqlite from 'libsql';
import { LRUCache } from 'lru-cache';
import type { ColumnType } from '../../nlq/catalog';
import { attachOnce } from '../../shared/attach-once';
import { readOnlySqliteUri } from '../../shared/sqlite-uri';
import type { RowSet } from './indexed/row-set';
import type { TextList } from './indexed/text-list';

/**
 * The rows of one execution are one SQLite file:
 *
 *     result_rows (n, c0, c1, …)   the cells as they came, without affinity; n counts from 1
 *     searched (n, text)           all cells of a row in lower case, for search over every column
 *     folded (n, col, text)        lower case of texts beyond ASCII, which SQLite's lower() leaves alone
 *     meta (facts)                 JSON of ResultFacts
 */
export const LAYOUT = (columnCount: number): string => `
  CREATE TABLE result_rows (n INTEGER PRIMARY KEY${Array.from({ length: columnCount }, (_, i) => `, c${i}`).join('')});
  CREATE TABLE searched (n INTEGER PRIMARY KEY, text TEXT NOT NULL);
  CREATE TABLE folded (n INTEGER, col INTEGER, text TEXT NOT NULL, PRIMARY KEY (n, col)) WITHOUT ROWID;
  CREATE TABLE meta (facts TEXT NOT NULL)`;

/** Keeps the cells of `searched.text` apart; no search word contains it. */
export const CELL_SEPARATOR = '\u001f';

export interface StoredColumn {
  /** Unique within the result. */
  readonly name: string;
  readonly type: ColumnType;
  /** Some text has letters beyond ASCII. */
  readonly folded: boolean;
  /** Some whole number is beyond 2^53. */
  readonly big: boolean;
}

export interface ResultFacts {
  readonly columns: readonly StoredColumn[];
  readonly rowCount: number;
}

/** An open result. Read-only: the file never changes once published. */
export interface ResultFile extends ResultFacts {
  readonly path: string;
  readonly db: Sqlite.Database;
  /** How many rows matched under conditions asked before. */
  readonly counts: LRUCache<string, number>;
  /** Where words searched before were found. */
  readonly matches: LRUCache<string, RowSet>;
  /** The searched texts of small results that were searched before, by path. */
  readonly texts: TextsKept;
}

type TextsKept = LRUCache<string, TextList>;

const OPEN_FILES_KEPT = 64;
const COUNTS_KEPT = 50;
const TEXT_BYTES_KEPT = 64 * 1024 * 1024;

/** Opens a result file on a connection of its own; the caller closes it. */
export function openResultFile(path: string, texts: TextsKept = keepTexts()): ResultFile {
  const db = new Sqlite(readOnlySqliteUri(path));
  try {
    db.exec('PRAGMA query_only = ON');
    const row = db.prepare('SELECT facts FROM meta').get() as { facts: string };
    const counts = new LRUCache<string, number>({ max: COUNTS_KEPT });
    const matches = new LRUCache<string, RowSet>({ max: COUNTS_KEPT });
    return { path, db, counts, matches, texts, ...(JSON.parse(row.facts) as ResultFacts) };
  } catch (error) {
    db.close();
    throw error;
  }
}

function keepTexts(): TextsKept {
  return new LRUCache({
    maxSize: TEXT_BYTES_KEPT,
    sizeCalculation: ({ bytes, offsets, grams }) => bytes.length + offsets.byteLength + grams.length + 1,
  });
}

/** The kept-open handle of a result file, for pages. Do not close it, and do not hold it across an `await`. */
export function borrowResultFile(owner: object, path: string): ResultFile {
  const kept = openFiles(owner);
  const known = kept.get(path);
  if (known) return known;
  const opened = openResultFile(path, attachOnce(owner, 'result-texts', keepTexts));
  opened.db.exec('PRAGMA mmap_size = 268435456');
  kept.set(path, opened);
  return opened;
}

/** Closes the kept handle of a file that is about to be deleted. */
export function forgetResultFile(owner: object, path: string): void {
  openFiles(owner).delete(path);
}

function openFiles(owner: object): LRUCache<string, ResultFile> {
  return attachOnce(
    owner,
    'result-files',
    () => new LRUCache<string, ResultFile>({ max: OPEN_FILES_KEPT, dispose: ({ db }) => db.close() }),
  );
}
