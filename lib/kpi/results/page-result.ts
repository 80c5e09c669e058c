import type { Cell, Row } from '../../shared/cell';
import { toWire } from '../../shared/cell';
import type { CellValue } from '../../shared/wire';
import type { ResultFile } from './result-file';
import { type RowSelection, selectRows } from './select-rows';

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
  const { columns, from, countFrom, orderBy, params, isWhole } = selectRows(file, selection);
  const { offset, limit } = page;
  const total = isWhole ? file.rowCount : countRows(file, countFrom, params);
  if (offset >= total || limit === 0) return { total, rows: [] };
  const read = isWhole
    ? file.db.prepare(`SELECT ${columns} FROM result_rows r WHERE r.n > ? ORDER BY r.n LIMIT ?`)
    : file.db.prepare(`SELECT ${columns} ${from} ${orderBy} LIMIT ? OFFSET ?`);
  const rows = read
    .raw(true)
    .all(isWhole ? [BigInt(offset), BigInt(limit)] : [...params, BigInt(limit), BigInt(offset)]);
  return { total, rows: (rows as Row[]).map((row) => toObject(file, row)) };
}

/** Counts once per condition: the file never changes, and every page and sort under a condition asks again. */
function countRows(file: ResultFile, from: string, params: readonly Cell[]): number {
  const key = [from, ...params.map((param) => `${typeof param}:${param}`)].join('\u0000');
  const known = file.counts.get(key);
  if (known !== undefined) return known;
  const row = file.db.prepare(`SELECT count(*) AS total ${from}`).get([...params]) as { total: number };
  file.counts.set(key, row.total);
  return row.total;
}

function toObject({ columns }: ResultFile, row: Row): Record<string, CellValue> {
  // A column may be called `__proto__`.
  return Object.fromEntries(columns.map(({ name }, index) => [name, toWire(row[index] ?? null)]));
}
