import Sqlite from 'libsql';
import type { ColumnType } from '../../nlq/catalog';
import type { Cell, Row } from '../../shared/cell';
import { CELL_SEPARATOR, LAYOUT, type ResultFacts, type StoredColumn } from './result-file';
import { uniqueNames } from './unique-names';

export interface ResultWriter {
  add(rows: readonly Row[]): void;
  /** Writes what is known of the whole and closes the file; syncing and publishing it is the caller's. */
  finish(): ResultFacts;
  /** Closes the file without finishing it. */
  abandon(): void;
}

/** Not ASCII: needs folding by us. */
const BEYOND_ASCII = /[^\p{ASCII}]/u;

/** Begins a result file at `path`. Runs in a child process: a file that is not finished is nobody's. */
export function createResultWriter(
  path: string,
  given: readonly { readonly name: string; readonly type: ColumnType }[],
): ResultWriter {
  const db = new Sqlite(path);
  // Nothing but the finished, synced and renamed file is ever read, so the journal would protect nobody.
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${LAYOUT(given.length)}; BEGIN`);
  const marks = ', ?'.repeat(given.length);
  const insertRow = db.prepare(`INSERT INTO result_rows VALUES (?${marks})`);
  const insertText = db.prepare('INSERT INTO searched VALUES (?, ?)');
  const insertFolded = db.prepare('INSERT INTO folded VALUES (?, ?, ?)');
  const seen = given.map(() => new ColumnSeen());
  let rowCount = 0;

  const addRow = (row: Row): void => {
    rowCount += 1;
    const n = BigInt(rowCount);
    insertRow.run([n, ...row.map(toStored)]);
    const texts = row.map((cell) => (cell === null ? '' : String(cell).toLowerCase()));
    insertText.run([n, texts.join(CELL_SEPARATOR)]);
    for (const [index, column] of seen.entries()) {
      const cell = row[index] ?? null;
      column.see(cell);
      if (typeof cell === 'string' && BEYOND_ASCII.test(cell)) {
        column.folded = true;
        insertFolded.run([n, BigInt(index), texts[index] ?? '']);
      }
    }
  };

  return {
    add: (rows) => rows.forEach(addRow),
    finish: () => {
      const names = uniqueNames(given.map(({ name }) => name));
      const columns = given.map(
        ({ type }, index): StoredColumn =>
          (seen[index] ?? new ColumnSeen()).describe(names[index] ?? '', type),
      );
      const facts = { columns, rowCount };
      db.prepare('INSERT INTO meta VALUES (?)').run([JSON.stringify(facts)]);
      db.exec('COMMIT');
      db.close();
      return facts;
    },
    abandon: () => db.close(),
  };
}

/** Whole numbers are bound as such; the driver would make REAL of them. */
function toStored(cell: Cell): Cell {
  return typeof cell === 'number' && Number.isSafeInteger(cell) ? BigInt(cell) : cell;
}

/** What the values of one column turned out to be. */
class ColumnSeen {
  folded = false;
  private big = false;
  private texts = false;
  private fractions = false;
  private wholes = false;

  see(cell: Cell): void {
    if (cell === null) return;
    if (typeof cell === 'string') this.texts = true;
    else if (typeof cell === 'bigint') {
      this.big = true;
      this.wholes = true;
    } else if (Number.isInteger(cell)) this.wholes = true;
    else this.fractions = true;
  }

  describe(name: string, expected: ColumnType): StoredColumn {
    return { name, type: this.type(expected), folded: this.folded, big: this.big };
  }

  /** The expected type unless the values contradict it: SQLite keeps anything in any column. */
  private type(expected: ColumnType): ColumnType {
    const numeric = expected === 'integer' || expected === 'decimal';
    if (this.texts) return numeric || expected === 'unknown' || expected === 'boolean' ? 'text' : expected;
    if (expected === 'integer' && this.fractions) return 'decimal';
    if (expected !== 'unknown') return expected;
    if (this.fractions) return 'decimal';
    return this.wholes ? 'integer' : 'text';
  }
}
