/** Numbers sequences of whole numbers by content: equal ones get the same number, from 0 in order of appearance. */
export interface Interner {
  /** Adds a number to the sequence at hand. */
  push(number: number): void;
  /** Ends the sequence at hand; gives its number, -1 where it is empty. */
  close(): number;
  /** Where each sequence starts in `items`, and where the last one ends. */
  readonly starts: readonly number[];
  readonly items: readonly number[];
}

/** Sequences lie one behind the other; a table of hashes with open addressing finds them. */
export function createInterner(): Interner {
  const items: number[] = [];
  const starts = [0];
  let table = new Int32Array(256).fill(-1);
  const hashes: number[] = [];
  let hash = 0;

  function isAtHand(sequence: number): boolean {
    const start = starts.at(-1) as number;
    const first = starts[sequence] as number;
    const length = items.length - start;
    if (hashes[sequence] !== hash || (starts[sequence + 1] as number) - first !== length) return false;
    for (let at = 0; at < length; at += 1) if (items[first + at] !== items[start + at]) return false;
    return true;
  }

  function grow(): void {
    table = new Int32Array(2 * table.length).fill(-1);
    hashes.forEach((hash, sequence) => {
      let slot = hash & (table.length - 1);
      while (table[slot] !== -1) slot = (slot + 1) & (table.length - 1);
      table[slot] = sequence;
    });
  }

  function close(): number {
    const start = starts.at(-1) as number;
    if (items.length === start) return -1;
    let slot = hash & (table.length - 1);
    while (table[slot] !== -1 && !isAtHand(table[slot] as number)) slot = (slot + 1) & (table.length - 1);
    let sequence = table[slot] as number;
    if (sequence === -1) {
      sequence = hashes.length;
      table[slot] = sequence;
      hashes.push(hash);
      starts.push(items.length);
      if (2 * hashes.length > table.length) grow();
    } else {
      items.length = start;
    }
    hash = 0;
    return sequence;
  }

  return {
    starts,
    items,
    close,
    push: (number) => {
      items.push(number);
      hash = Math.imul(hash ^ (number + 1), 0x9e3779b1);
      hash ^= hash >>> 15;
    },
  };
}
