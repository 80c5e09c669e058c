/** A set of rows, by their place in stored order from 0: one bit a row. */
export interface RowSet {
  readonly size: number;
  readonly bits: Uint32Array;
}

/** An empty set over `size` rows. */
export function noRows(size: number): RowSet {
  return { size, bits: new Uint32Array(Math.ceil(size / 32)) };
}

/** All `size` rows. */
export function allRows(size: number): RowSet {
  return complementOf(noRows(size));
}

export function addRow({ bits }: RowSet, row: number): void {
  const word = row >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (row & 31));
}

export function hasRow({ bits }: RowSet, row: number): boolean {
  return ((bits[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
}

/** The rows that are not in it. */
export function complementOf({ size, bits }: RowSet): RowSet {
  const others = bits.map((word) => ~word);
  const beyond = size & 31;
  if (beyond !== 0) others[others.length - 1] = (others[others.length - 1] ?? 0) & (2 ** beyond - 1);
  return { size, bits: others };
}

export function intersectionOf(left: RowSet, right: RowSet): RowSet {
  return { size: left.size, bits: left.bits.map((word, index) => word & (right.bits[index] ?? 0)) };
}

export function unionOf(left: RowSet, right: RowSet): RowSet {
  return { size: left.size, bits: left.bits.map((word, index) => word | (right.bits[index] ?? 0)) };
}

export function countRows({ bits }: RowSet): number {
  let count = 0;
  for (const word of bits) count += bitsOf(word);
  return count;
}

/** `limit` rows after the first `offset`, in stored order. */
export function sliceRows(set: RowSet, offset: number, limit: number): number[] {
  const rows: number[] = [];
  let before = 0;
  for (let index = 0; index < set.bits.length && rows.length < limit; index += 1) {
    const count = bitsOf(set.bits[index] ?? 0);
    if (before + count > offset) {
      for (let row = index * 32; row < index * 32 + 32 && rows.length < limit; row += 1) {
        if (!hasRow(set, row)) continue;
        if (before >= offset) rows.push(row);
        before += 1;
      }
    } else before += count;
  }
  return rows;
}

function bitsOf(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
