import { closest, distance } from 'fastest-levenshtein';

/**
 * The candidate that `word` was probably meant to be, upper and lower case alike.
 * Undefined when none is near: one slip in three characters, or two letters changing places.
 */
export function closestMatch(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word === '') return undefined;
  const wanted = word.toLowerCase();
  const lowered = candidates.map((candidate) => candidate.toLowerCase());
  const nearest = closest(wanted, lowered);
  const slips = distance(wanted, nearest);
  const longer = Math.max(wanted.length, nearest.length);
  if (slips > (longer < 4 ? 1 : Math.max(2, Math.floor(longer / 3)))) return undefined;
  return candidates[lowered.indexOf(nearest)];
}
