import { distance } from 'fastest-levenshtein';

/** How many letters may differ before two words are no longer taken for each other. */
function tolerance(word: string): number {
  return word.length < 4 ? 1 : Math.min(3, Math.floor(word.length / 3));
}

/** The names nearest to what was written, best first; none that differs by more than about a third. */
export function findSimilar<Name>(
  written: string,
  names: Iterable<readonly [spelling: string, name: Name]>,
  most: number,
): Name[] {
  const word = written.toLowerCase();
  const best = new Map<Name, number>();
  for (const [spelling, name] of names) {
    if (Math.abs(spelling.length - word.length) > tolerance(word)) continue;
    const apart = distance(word, spelling);
    if (apart <= tolerance(word) && apart < (best.get(name) ?? Number.POSITIVE_INFINITY))
      best.set(name, apart);
  }
  return [...best]
    .sort((a, b) => a[1] - b[1])
    .slice(0, most)
    .map(([name]) => name);
}
