import type { TableEntry } from '../link/prepared-catalog';
import { type Context, type Reading, reading } from './fragment';
import { skip } from './look';
import { choose, closeOptions } from './scope';

/** Below this share of a table's name said, a word is not taken for the table. */
const LEAST_SHARE = 0.35;
const MARGIN = 0.85;

/**
 * The table named at a place. Its certainty falls with the share of the name that was not said; other tables
 * about as likely become choices.
 */
export function readTable(
  context: Context,
  at: number,
  leastShare = LEAST_SHARE,
): Reading<TableEntry> | null {
  const place = skip(context, at, 'filler');
  const phrase = context.phrases[place];
  if (phrase === undefined) return null;
  const likely = phrase.tables.filter((match) => match.score >= leastShare);
  const options = closeOptions(likely, MARGIN);
  // That another table fits as well is considered by assuming that one for the entity.
  const asEntity = options.find((match) => match.entry === context.scope.entity);
  const chosen = asEntity ?? choose(context.scope, phrase, options);
  if (chosen === null) return null;
  const { entry, score } = chosen;
  const uses = [{ at: place, role: 'table' as const, meaning: `table ${entry.table.name}` }];
  const choices =
    asEntity === undefined && options.length > 1
      ? [{ start: phrase.start, options: options.map((option) => `table ${option.entry.table.name}`) }]
      : [];
  return reading(entry, place + 1, uses, 0.9 + 0.1 * score, choices);
}
