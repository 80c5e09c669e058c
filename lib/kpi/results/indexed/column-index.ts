import type { ResultFile } from '../result-file';
import { comparableOf, foldedOf } from '../row-expressions';
import { listTexts, type TextList } from './text-list';

/** The rows in the order of one column, cut into groups of those that sort alike; empty cells are no group. */
export interface ColumnIndex {
  /** Rows from 0 in ascending order, ties in stored order, nulls last. */
  readonly order: Uint32Array;
  /** Where in `order` each group begins, and at last where the nulls do. */
  readonly starts: Uint32Array;
  /** The text of each group, in lower case: the same for all its cells. */
  readonly texts: TextList;
  /** What all cells are that are not null. `mixed` ones can be sorted by the index, but not filtered. */
  readonly kind: 'text' | 'number' | 'mixed';
}

type GroupRow = readonly [
  leastKind: string,
  mostKind: string,
  leastText: string,
  mostText: string,
  ns: string,
];

/** Sorts and groups the cells of one column. @throws RangeError when its texts are too long together. */
export function buildColumnIndex(file: ResultFile, column: number): ColumnIndex {
  const order = new Uint32Array(file.rowCount);
  const starts: number[] = [];
  const kinds = new Set<ColumnIndex['kind']>();
  let placed = 0;
  const place = (ns: string): void => {
    starts.push(placed);
    const rows = ns === '' ? [] : ns.split(',');
    // SQLite gives the rows of a group in no particular order.
    const sorted = rows.length === 1 ? rows.map(Number) : Uint32Array.from(rows, Number).sort();
    for (const n of sorted) {
      order[placed] = n - 1;
      placed += 1;
    }
  };
  function* placeGroups(): Generator<string> {
    for (const [leastKind, mostKind, leastText, mostText, ns] of groupsOf(file, column)) {
      kinds.add(leastText === mostText ? kindOf(leastKind, mostKind) : 'mixed');
      place(ns);
      yield leastText;
    }
  }
  const texts = listTexts(placeGroups());
  place(nullsOf(file, column));
  const [kind = 'text'] = kinds;
  return { order, starts: Uint32Array.from(starts), texts, kind: kinds.size > 1 ? 'mixed' : kind };
}

function groupsOf(file: ResultFile, column: number): Iterable<GroupRow> {
  const stored = file.columns[column];
  const [cell, text, comparable] = [`r.c${column}`, foldedOf(stored, column), comparableOf(stored, column)];
  const statement = file.db.prepare(
    `SELECT min(typeof(${cell})), max(typeof(${cell})), min(${text}), max(${text}), group_concat(r.n)
       FROM result_rows r WHERE ${cell} IS NOT NULL GROUP BY ${comparable} ORDER BY ${comparable}`,
  );
  return statement.raw(true).iterate([]) as Iterable<GroupRow>;
}

function nullsOf(file: ResultFile, column: number): string {
  const statement = file.db.prepare(
    `SELECT coalesce(group_concat(r.n), '') AS ns FROM result_rows r WHERE r.c${column} IS NULL`,
  );
  return (statement.get([]) as { ns: string }).ns;
}

/** The types of SQLite in their alphabetical order: blob, integer, real, text. */
function kindOf(least: string, most: string): ColumnIndex['kind'] {
  if (least === 'text') return 'text';
  return (least === 'integer' || least === 'real') && most !== 'text' ? 'number' : 'mixed';
}
