import type { Condition } from '../intent';
import { CONDITION_RULES } from './conditions/condition-rules';
import type { Context, Reading, Use } from './fragment';
import { meaningOf, means, usesOf } from './look';
import type { ColumnWish } from './read-column';

/** Words that may stand before a condition and add nothing to it: "which are", "whose", "where", "with". */
export function skipLead({ phrases }: Context, at: number): number {
  let place = at;
  while (place < phrases.length) {
    const phrase = phrases[place];
    const isWith =
      meaningOf(phrase, 'preposition')?.word === 'with' || meaningOf(phrase, 'preposition')?.word === 'for';
    const isLead = means(phrase, 'relative', 'be', 'have', 'filler') || isWith;
    if (!isLead || means(phrase, 'not')) break;
    place++;
  }
  return place;
}

/**
 * One condition, without and/or: "price above 10", "status is not active", "active", "created in 2025".
 * `table` restricts the columns it may speak about.
 */
export function readCondition(
  context: Context,
  at: number,
  wish: ColumnWish = {},
): Reading<Condition> | null {
  const start = skipLead(context, at);
  const lead: Use[] = usesOf(at, start, 'filler');
  for (const rule of CONDITION_RULES) {
    const found = rule.read(context, start, wish, readCondition);
    if (found !== null) return { ...found, uses: [...lead, ...found.uses] };
  }
  return null;
}
