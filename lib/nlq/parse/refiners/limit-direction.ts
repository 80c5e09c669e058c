import type { Expression } from '../../intent';
import type { Direction } from '../../lexicon/meaning';
import type { Draft } from '../draft';
import { isNumeric, isTemporal } from '../read-column';

/** "top 10" and "bottom 10" rank; "first 10" and "last 10" only say which end of an order. */
export interface SaidLimit {
  readonly direction: Direction;
  readonly ranks: boolean;
}

/**
 * Which end comes first when the sentence sorts by `by` and only its limit tells. The top of numbers and dates is
 * the highest; the first of names is alphabetical. Anything else can be meant either way: null.
 */
export function directionOfLimit({ scope }: Draft, by: Expression, limit: SaidLimit): Direction | null {
  if (hasHighAndLow(scope.catalog.catalog.tables, by)) return limit.ranks ? limit.direction : null;
  return !limit.ranks && limit.direction === 'desc' ? 'asc' : null;
}

type Tables = Draft['scope']['catalog']['catalog']['tables'];

function hasHighAndLow(tables: Tables, by: Expression): boolean {
  if (by.kind !== 'column') return true;
  const table = tables.find(({ name }) => name === by.table);
  const column = table?.columns.find(({ name }) => name === by.column);
  return column !== undefined && (isNumeric(column) || isTemporal(column));
}
