import type { StoredColumn } from './result-file';

const LARGEST = Number.MAX_SAFE_INTEGER;

/** SQL of a cell as it is answered: whole numbers that a double cannot hold become text. */
export function cellOf(column: StoredColumn | undefined, index: number): string {
  const cell = `r.c${index}`;
  if (!column?.big) return cell;
  return `CASE WHEN typeof(${cell}) = 'integer' AND ${cell} NOT BETWEEN -${LARGEST} AND ${LARGEST} THEN CAST(${cell} AS TEXT) ELSE ${cell} END`;
}

/** SQL of a cell as it is compared and sorted: text without regard to case, numbers as they are. */
export function comparableOf(column: StoredColumn | undefined, index: number): string {
  const cell = `r.c${index}`;
  if (!column?.folded) return `${cell} COLLATE NOCASE`;
  return `CASE typeof(${cell}) WHEN 'text' THEN ${foldedOf(column, index)} ELSE ${cell} END`;
}

/** SQL of a cell as lower-case text, letters beyond ASCII included. */
export function foldedOf(column: StoredColumn | undefined, index: number): string {
  const lower = `lower(r.c${index})`;
  if (!column?.folded) return lower;
  return `coalesce((SELECT f.text FROM folded f WHERE f.n = r.n AND f.col = ${index}), ${lower})`;
}
