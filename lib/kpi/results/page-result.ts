import type { Row } from '../../shared/cell';
import { toWire } from '../../shared/cell';
import { searchWords } from '../../shared/search-words';
import type { CellValue } from '../../shared/wire';
import { countRows as countSet, intersectionOf, type RowSet, sliceRows } from './indexed/row-set';
import { buildSearchIndex, rowsContaining } from './indexed/search-index';
import type { ResultFile } from './result-file';
import { cellOf } from './row-expressions';
import { type RowSelection, type SelectedRows, selectRows } from './select-rows';

export interface ResultPage {
  /** Rows that match, on all pages. */
  readonly total: number;
  readonly rows: Record<string, CellValue>[];
}

export interface PageRange {
  readonly offset: number;
  readonly limit: number;
}

/** Results up to this size are read in the server's own process: no page of them takes it more than some milliseconds. */
export const SMALL_RESULT_ROWS = 20_000;

/** One page of the rows that match, as objects by column name. A page past the end is empty. */
export function pageResult(file: ResultFile, selection: RowSelection, page: PageRange): ResultPage {
  const selected = selectRows(file, selection);
  if (isMereSearch(selection) && file.rowCount <= SMALL_RESULT_ROWS)
    return pageSearched(file, selection, page);
  const rows = page.limit === 0 ? [] : readRows(file, selected, page);
  // A page that is not full is the last one, and its end is the total.
  const endsHere = rows.length < page.limit && (rows.length > 0 || page.offset === 0);
  const total = endsHere ? page.offset + rows.length : countRows(file, selected);
  return { total, rows: rows.map((row) => toObject(file, row)) };
}

/** The rows of those numbers, in the order given. */
export function readNumbered(file: ResultFile, numbers: readonly number[]): Record<string, CellValue>[] {
  if (numbers.length === 0) return [];
  const cells = file.columns.map((column, index) => cellOf(column, index));
  const found = file.db
    .prepare(
      `SELECT ${['r.n', ...cells].join(', ')} FROM json_each(?) wanted CROSS JOIN result_rows r ON r.n = wanted.value`,
    )
    .raw(true)
    .all([JSON.stringify(numbers)]) as Row[];
  const byNumber = new Map(found.map(([n, ...row]) => [n, row]));
  return numbers.map((n) => toObject(file, byNumber.get(n) ?? []));
}

const isMereSearch = ({ search, filters, sort_by }: RowSelection): boolean =>
  sort_by === undefined && Object.keys(filters ?? {}).length === 0 && searchWords(search ?? '').length > 0;

/** A search in memory: SQLite takes ten times as long to look through the same texts. */
function pageSearched(file: ResultFile, { search }: RowSelection, page: PageRange): ResultPage {
  const texts = file.texts.get(file.path) ?? buildSearchIndex(file);
  file.texts.set(file.path, texts);
  const find = (word: string): RowSet => {
    const found = file.matches.get(word) ?? rowsContaining(texts, word);
    file.matches.set(word, found);
    return found;
  };
  const matching = searchWords(search ?? '')
    .map(find)
    .reduce(intersectionOf);
  const rows = sliceRows(matching, page.offset, page.limit);
  return {
    total: countSet(matching),
    rows: readNumbered(
      file,
      rows.map((row) => row + 1),
    ),
  };
}

function readRows(file: ResultFile, selected: SelectedRows, page: PageRange): Row[] {
  const { columns, from, orderBy, params, isWhole } = selected;
  const [offset, limit] = [BigInt(page.offset), BigInt(page.limit)];
  const rows = isWhole
    ? file.db.prepare(`SELECT ${columns} FROM result_rows r WHERE r.n > ? ORDER BY r.n LIMIT ?`)
    : file.db.prepare(`SELECT ${columns} ${from} ${orderBy} LIMIT ? OFFSET ?`);
  return rows.raw(true).all(isWhole ? [offset, limit] : [...params, limit, offset]) as Row[];
}

/** Counts once per condition: the file never changes, and every page and sort under a condition asks again. */
function countRows(file: ResultFile, { countFrom, params, isWhole }: SelectedRows): number {
  if (isWhole) return file.rowCount;
  const key = [countFrom, ...params.map((param) => `${typeof param}:${param}`)].join('\u0000');
  const known = file.counts.get(key);
  if (known !== undefined) return known;
  const row = file.db.prepare(`SELECT count(*) AS total ${countFrom}`).get([...params]) as { total: number };
  file.counts.set(key, row.total);
  return row.total;
}

function toObject({ columns }: ResultFile, row: Row): Record<string, CellValue> {
  // A column may be called `__proto__`.
  return Object.fromEntries(columns.map(({ name }, index) => [name, toWire(row[index] ?? null)]));
}
