/**
 * Many texts in one piece of memory, made to find those that contain a word. For each block of bytes a small bit
 * table tells which three-byte sequences begin there, so that most blocks need not be read for a rare word.
 */
export interface TextList {
  /** The texts in UTF-8, one after another. */
  readonly bytes: Uint8Array;
  /** Where each text begins, and at last where the last one ends. */
  readonly offsets: Uint32Array;
  readonly grams: Uint8Array;
}

const BLOCK_BYTES = 4096;
const TABLE_BYTES = 1024;
/** More text than this is not held in memory. */
export const MAX_LIST_BYTES = 1 << 29;

/** @throws RangeError when the texts are too long together to be listed. */
export function listTexts(texts: Iterable<string>): TextList {
  let bytes = Buffer.allocUnsafe(1 << 20);
  const offsets = [0];
  let end = 0;
  for (const text of texts) {
    const most = text.length * 3;
    if (end + most > MAX_LIST_BYTES) throw new RangeError('The texts are too long to be indexed');
    if (end + most > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, end + most));
      bytes.copy(larger, 0, 0, end);
      bytes = larger;
    }
    end += bytes.write(text, end);
    offsets.push(end);
  }
  const list = bytes.subarray(0, end);
  return { bytes: list, offsets: Uint32Array.from(offsets), grams: gramsOf(list) };
}

export function countTexts({ offsets }: TextList): number {
  return offsets.length - 1;
}

/** Calls `onMatch` with the place of each text that contains `word`, in order. */
export function findContaining(list: TextList, word: string, onMatch: (index: number) => void): void {
  const needle = Buffer.from(word);
  if (needle.length === 0) {
    for (let index = 0; index < countTexts(list); index += 1) onMatch(index);
    return;
  }
  const scan = scanner(list, needle, onMatch);
  const mayBegin = blockTest(list, needle);
  const blocks = Math.ceil(list.bytes.length / BLOCK_BYTES);
  for (let block = 0; block < blocks; block += 1) {
    if (!mayBegin(block)) continue;
    let after = block + 1;
    while (after < blocks && mayBegin(after)) after += 1;
    scan(block * BLOCK_BYTES, Math.min(after * BLOCK_BYTES, list.bytes.length));
    block = after;
  }
}

/** Whether the text at `index` begins, or ends, with `part`. */
export function hasAtEdge(
  { bytes, offsets }: TextList,
  index: number,
  part: Uint8Array,
  edge: 'start' | 'end',
): boolean {
  const [start = 0, end = 0] = [offsets[index], offsets[index + 1]];
  if (end - start < part.length) return false;
  const from = edge === 'start' ? start : end - part.length;
  for (let at = 0; at < part.length; at += 1) if (bytes[from + at] !== part[at]) return false;
  return true;
}

/** Finds matches that begin in a range of bytes: Horspool's search, each text left at its first match. */
function scanner({ bytes, offsets }: TextList, needle: Uint8Array, onMatch: (index: number) => void) {
  const last = needle.length - 1;
  const lastByte = needle[last];
  const skip = new Uint16Array(256).fill(needle.length);
  for (let at = 0; at < last; at += 1) skip[needle[at] ?? 0] = last - at;
  let text = 0;
  return (from: number, to: number): void => {
    let position = Math.max(from, offsets[text] ?? 0) + last;
    if (position - last >= to) return;
    text = textAt(offsets, position - last, text);
    while (position - last < to && position < bytes.length) {
      const byte = bytes[position] ?? 0;
      if (byte === lastByte && endsHere(bytes, position, needle)) {
        while ((offsets[text + 1] ?? 0) <= position - last) text += 1;
        const end = offsets[text + 1] ?? 0;
        if (position < end) {
          onMatch(text);
          text += 1;
          position = end + last;
          continue;
        }
      }
      position += skip[byte] ?? 1;
    }
  };
}

function endsHere(bytes: Uint8Array, position: number, needle: Uint8Array): boolean {
  const first = position - needle.length + 1;
  for (let at = needle.length - 2; at >= 0; at -= 1) if (bytes[first + at] !== needle[at]) return false;
  return true;
}

/** The text that holds the byte at `position`, not before `text`. */
function textAt(offsets: Uint32Array, position: number, text: number): number {
  let [low, high] = [text, offsets.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((offsets[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

function gramsOf(bytes: Uint8Array): Uint8Array {
  // One table more than there are blocks, so that each has a next one.
  const grams = new Uint8Array((Math.ceil(bytes.length / BLOCK_BYTES) + 1) * TABLE_BYTES);
  for (let at = 0; at + 2 < bytes.length; at += 1) {
    const bit = bitOf(bytes, at);
    const place = Math.floor(at / BLOCK_BYTES) * TABLE_BYTES + (bit >>> 3);
    grams[place] = (grams[place] ?? 0) | (1 << (bit & 7));
  }
  return grams;
}

/** Whether a match may begin in a block; it may go on in the next one. */
function blockTest({ grams }: TextList, needle: Uint8Array): (block: number) => boolean {
  const bits = Array.from({ length: Math.max(0, needle.length - 2) }, (_, at) => bitOf(needle, at));
  return (block) => {
    const table = block * TABLE_BYTES;
    return bits.every((bit) => {
      const place = table + (bit >>> 3);
      return (((grams[place] ?? 0) | (grams[place + TABLE_BYTES] ?? 0)) & (1 << (bit & 7))) !== 0;
    });
  };
}

function bitOf(bytes: Uint8Array, at: number): number {
  const gram = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  return Math.imul(gram, 0x9e3779b1) >>> 19;
}
