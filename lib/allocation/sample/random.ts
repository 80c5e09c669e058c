/** A number from 0 to below 1 that depends on the words alone: FNV-1a, then mulberry32's last steps. */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('\0')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), hash | 1);
  hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
  return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
}

/** One of `choices`, which must not be empty. */
export function choose<T>(choices: readonly T[], ...words: readonly (string | number)[]): T {
  // The index is below the length.
  return choices[Math.floor(chance(...words) * choices.length)] as T;
}

/** The same in another order. */
export function shuffled<T>(items: readonly T[], ...words: readonly (string | number)[]): T[] {
  return items
    .map((item, index) => ({ item, rank: chance(...words, index) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}
