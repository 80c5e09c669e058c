import { LRUCache } from 'lru-cache';
import { searchWords } from '../../../shared/search-words';
import { filterCondition } from '../filter-condition';
import { type PageRange, pageResult, type ResultPage, readNumbered } from '../page-result';
import type { ResultFile } from '../result-file';
import { findColumn, type RowSelection } from '../select-rows';
import type { ColumnIndex } from './column-index';
import { type IndexName, readColumnIndex, readSearchIndex } from './index-files';
import { canMatch, matchFilter, type PlacedFilter } from './match-filter';
import { addRow, countRows, intersectionOf, noRows, type RowSet, sliceRows } from './row-set';
import { rowsContaining } from './search-index';
import type { TextList } from './text-list';
import { walkSorted } from './walk-sorted';

export interface PageAnswer extends ResultPage {
  /** Indexes that would have made it faster, and are not there yet. */
  readonly missing: readonly IndexName[];
}

/** What an open result has in memory; the file never changes, so neither do its indexes and matches. */
export interface IndexCache {
  readonly indexes: LRUCache<string, ColumnIndex | TextList>;
  readonly matches: LRUCache<string, RowSet>;
}

const INDEX_BYTES_KEPT = 192 * 1024 * 1024;
const MATCH_BYTES_KEPT = 32 * 1024 * 1024;

export function createIndexCache(): IndexCache {
  const bytesOf = (index: ColumnIndex | TextList): number => {
    const texts = 'texts' in index ? index.texts : index;
    const rows = 'texts' in index ? index.order.byteLength + index.starts.byteLength : 0;
    return rows + texts.bytes.byteLength + texts.offsets.byteLength + texts.grams.byteLength + 1;
  };
  return {
    indexes: new LRUCache({ maxSize: INDEX_BYTES_KEPT, sizeCalculation: bytesOf }),
    matches: new LRUCache({ maxSize: MATCH_BYTES_KEPT, sizeCalculation: ({ bits }) => bits.byteLength + 1 }),
  };
}

/**
 * One page of a large result, through its indexes where they are there; where one is missing, by the same SQL as
 * a small one. Both give the same rows.
 */
export function pageIndexed(
  file: ResultFile,
  selection: RowSelection,
  page: PageRange,
  cache: IndexCache,
): PageAnswer {
  const needs = needsOf(file, selection);
  const found = openIndexes(file.path, needs, cache);
  if (found.missing.length > 0) return { ...pageResult(file, selection, page), missing: found.missing };
  const matching = matchAll(file, needs, found, cache);
  const order = needs.sorted === undefined ? undefined : found.columns.get(needs.sorted);
  const rows =
    order !== undefined
      ? walkSorted(order, selection.sort_order ?? 'asc', matching, page)
      : matching !== undefined
        ? sliceRows(matching, page.offset, page.limit)
        : rangeOf(page, file.rowCount);
  const total = matching === undefined ? file.rowCount : countRows(matching);
  return {
    total,
    rows: readNumbered(
      file,
      rows.map((row) => row + 1),
    ),
    missing: [],
  };
}

interface Needs {
  readonly words: readonly string[];
  readonly filters: readonly PlacedFilter[];
  readonly sorted: number | undefined;
}

interface FoundIndexes {
  readonly search: TextList | undefined;
  readonly columns: ReadonlyMap<number, ColumnIndex>;
  readonly missing: readonly IndexName[];
}

function needsOf(file: ResultFile, { search, filters, sort_by }: RowSelection): Needs {
  return {
    words: searchWords(search ?? ''),
    filters: Object.entries(filters ?? {}).map(([name, filter]) => ({
      name,
      filter,
      column: findColumn(file, name, `filters.${name}`),
    })),
    sorted: sort_by === undefined ? undefined : findColumn(file, sort_by, 'sort_by'),
  };
}

function openIndexes(path: string, { words, filters, sorted }: Needs, cache: IndexCache): FoundIndexes {
  const missing: IndexName[] = [];
  const open = <T extends ColumnIndex | TextList>(
    name: IndexName,
    read: () => T | undefined,
  ): T | undefined => {
    const key = `${path} ${name}`;
    // A key always holds what its own reader read.
    const index = (cache.indexes.get(key) as T | undefined) ?? read();
    if (index === undefined) missing.push(name);
    else if (!cache.indexes.has(key)) cache.indexes.set(key, index);
    return index;
  };
  const search = words.length > 0 ? open('search', () => readSearchIndex(path)) : undefined;
  const columns = new Map<number, ColumnIndex>();
  for (const column of new Set([
    ...filters.map((each) => each.column),
    ...(sorted === undefined ? [] : [sorted]),
  ])) {
    const index = open(column, () => readColumnIndex(path, column));
    if (index !== undefined) columns.set(column, index);
  }
  return { search, columns, missing };
}

/** The rows that match everything; undefined when nothing is asked of them. */
function matchAll(
  file: ResultFile,
  { words, filters }: Needs,
  { search, columns }: FoundIndexes,
  { matches }: IndexCache,
): RowSet | undefined {
  const remembered = (key: unknown, find: () => RowSet): RowSet => {
    const name = `${file.path} ${JSON.stringify(key)}`;
    const rows = matches.get(name) ?? find();
    matches.set(name, rows);
    return rows;
  };
  const sets = [
    ...words.map((word) =>
      remembered(word, () => (search === undefined ? noRows(file.rowCount) : rowsContaining(search, word))),
    ),
    ...filters.map((placed) =>
      remembered([placed.column, placed.filter], () => {
        const index = columns.get(placed.column);
        // Also refuses a value that the filter cannot use.
        const condition = filterCondition(
          file.columns[placed.column],
          placed.column,
          placed.filter,
          placed.name,
        );
        return index !== undefined && canMatch(file, placed.column, index)
          ? matchFilter(file, placed, index)
          : scanFor(file, condition);
      }),
    ),
  ];
  return sets.length === 0 ? undefined : sets.reduce(intersectionOf);
}

function scanFor(file: ResultFile, { sql, params }: ReturnType<typeof filterCondition>): RowSet {
  const rows = noRows(file.rowCount);
  const statement = file.db.prepare(`SELECT r.n FROM result_rows r WHERE ${sql}`).raw(true);
  for (const [n] of statement.iterate([...params]) as Iterable<[number]>) addRow(rows, n - 1);
  return rows;
}

function rangeOf({ offset, limit }: PageRange, rowCount: number): number[] {
  const count = Math.max(0, Math.min(limit, rowCount - offset));
  return Array.from({ length: count }, (_, index) => offset + index);
}
