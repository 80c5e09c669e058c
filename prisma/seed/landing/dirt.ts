import { draw, pick } from './random';

/** The ways people and interfaces spoil values. Every function is given a stream, so that a table has its own. */

/**
 * A key as a spreadsheet or interface delivers it: some lower-case, some padded with spaces.
 * `lowerShare` and `paddedShare` are shares of all keys, 0 to 1.
 */
export function dirtyKey(
  sku: string,
  shares: { readonly lowerShare: number; readonly paddedShare: number },
  stream: string,
  index: number,
): string {
  const chance = draw(`${stream} key`, index);
  if (chance < shares.lowerShare) return sku.toLowerCase();
  if (chance < shares.lowerShare + shares.paddedShare) {
    return pick([`${sku} `, ` ${sku}`, `${sku}   `], `${stream} padding`, index);
  }
  return sku;
}

/** A status word as typed by hand: mostly as it should be, some in capitals, some in lower case. */
export function spelled(word: string, stream: string, index: number): string {
  const chance = draw(`${stream} spelling`, index);
  if (chance < 0.72) return word;
  return chance < 0.9 ? word.toUpperCase() : word.toLowerCase();
}

/** Nothing, in the three ways it is written. The ordinal spreads them evenly. */
export function nothing(ordinal: number): string | null {
  return ([null, '', '   '] as const)[ordinal % 3] ?? null;
}

/** The value, or null for a share of the rows. */
export function sometimesNull<T>(value: T, share: number, stream: string, index: number): T | null {
  return draw(`${stream} null`, index) < share ? null : value;
}
