import type { ComparisonOperator } from '../intent';
import { type Context, type Reading, reading } from './fragment';
import { isConnective, meaningOf, numberAt, usesOf } from './look';

export interface Bound {
  readonly operator: ComparisonOperator;
  readonly value: number;
  /** False when only a number is said. */
  readonly isSaid: boolean;
}

const SUFFIXES: ReadonlyMap<string, ComparisonOperator> = new Map([
  ['more', '>='],
  ['greater', '>='],
  ['above', '>='],
  ['fewer', '<='],
  ['less', '<='],
  ['below', '<='],
]);

/** "more than 5", "at least two", "3 or more", "exactly 4", or a number alone. */
export function readBound(context: Context, at: number): Reading<Bound> | null {
  const compare = meaningOf(context.phrases[at], 'compare');
  const place = compare === null ? at : at + 1;
  const value = numberAt(context, place);
  if (value === null) return null;
  const suffix = isConnective(context.phrases[place + 1], 'or')
    ? SUFFIXES.get(context.phrases[place + 2]?.text.toLowerCase() ?? '')
    : undefined;
  const to = suffix === undefined ? place + 1 : place + 3;
  const operator = compare?.operator ?? suffix ?? '=';
  const bound: Bound = { operator, value, isSaid: compare !== null || suffix !== undefined };
  return reading(bound, to, usesOf(at, to, 'operator', `${operator} ${value}`));
}
