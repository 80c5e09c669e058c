import type { ColumnIndex } from './column-index';
import { hasRow, type RowSet } from './row-set';

/** `limit` rows after the first `offset`, in the order of a column: ties in stored order, nulls last either way. */
export function walkSorted(
  { order, starts }: ColumnIndex,
  direction: 'asc' | 'desc',
  within: RowSet | undefined,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): number[] {
  const rows: number[] = [];
  let before = 0;
  const walk = (from: number, to: number): void => {
    if (within === undefined && before + to - from <= offset) {
      before += to - from;
      return;
    }
    for (let at = from; at < to && rows.length < limit; at += 1) {
      const row = order[at] ?? 0;
      if (within !== undefined && !hasRow(within, row)) continue;
      if (before >= offset) rows.push(row);
      before += 1;
    }
  };
  const groups = starts.length - 1;
  const nulls = starts[groups] ?? 0;
  if (direction === 'asc') walk(0, nulls);
  else {
    for (let group = groups - 1; group >= 0 && rows.length < limit; group -= 1) {
      walk(starts[group] ?? 0, starts[group + 1] ?? 0);
    }
  }
  walk(nulls, order.length);
  return rows;
}
