/**
 * Randomness by name: a number depends only on its stream and keys, never on how many were drawn before it.
 * A new rule therefore changes no existing row, and a defect stays on the same products from week to week.
 */

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A number in [0, 1) that is the same for the same stream and keys, on every machine. */
export function draw(stream: string, ...keys: readonly number[]): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < stream.length; index += 1) {
    hash = Math.imul(hash ^ stream.charCodeAt(index), FNV_PRIME);
  }
  for (const key of keys) hash = scramble(hash ^ Math.imul(key + 1, 0x9e3779b1));
  return scramble(hash) / 0x1_0000_0000;
}

/** The finaliser of MurmurHash3: every bit of the input moves half the bits of the result. */
function scramble(input: number): number {
  let hash = input ^ (input >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A whole number from `min` to `max`, both included. */
export function drawBetween(min: number, max: number, stream: string, ...keys: readonly number[]): number {
  return min + Math.floor(draw(stream, ...keys) * (max - min + 1));
}

/** One of `choices`, all equally likely. */
export function pick<T>(choices: readonly [T, ...T[]], stream: string, ...keys: readonly number[]): T {
  return choices[Math.floor(draw(stream, ...keys) * choices.length)] ?? choices[0];
}

/**
 * The first `count` of `items` in an order that depends on the stream alone. A smaller count takes a subset of
 * what a larger one takes: this is how a clean-up shrinks a defect without moving it.
 */
export function take<T extends { readonly index: number }>(
  items: readonly T[],
  count: number,
  stream: string,
): T[] {
  return [...items].sort((a, b) => draw(stream, a.index) - draw(stream, b.index)).slice(0, count);
}
