import type { Row } from '../../shared/cell';
import { toWire } from '../../shared/cell';
import type { CellValue } from '../../shared/wire';
import type { ResultFile } from './result-file';
import { type RowSelection, type SelectedRows, selectRows } from './select-rows';

export interface ResultPage {
  /** Rows that match, on all pages. */
  readonly total: number;
  readonly rows: Record<string, CellValue>[];
}

/** One page of the rows that match, as objects by column name. A page past the end is empty. */
export function pageResult(
  file: ResultFile,
  selection: RowSelection,
  page: { readonly offset: number; readonly limit: number },
): ResultPage {
  const selected = selectRows(file, selection);
  const rows = page.limit === 0 ? [] : readRows(file, selected, page);
  // A page that is not full is the last one, and its end is the total.
  const endsHere = rows.length < page.limit && (rows.length > 0 || page.offset === 0);
  const total = endsHere ? page.offset + rows.length : countRows(file, selected);
  return { total, rows: rows.map((row) => toObject(file, row)) };
}

function readRows(file: ResultFile, selected: SelectedRows, page: { offset: number; limit: number }): Row[] {
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
