import { pipeline, Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** Text in UTF-8, piece by piece. */
  readonly content: Iterable<string> | AsyncIterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly bytes: number;
  readonly compressedBytes: number;
}

/** Beyond this a zip needs an extension that not every reader knows. */
const MAX_BYTES = 0xffffffff;
/** Sizes and checksum follow the content; names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const DEFLATED = 8;
/** 1 January 1980: the same content gives the same file. */
const DATE = 0x21;

/**
 * A zip, each entry compressed as it comes, so that nothing is held; the next entry begins when the one before has
 * ended.
 * @throws RangeError beyond 4 GiB.
 */
export async function* writeZip(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  const count = (piece: Buffer): Buffer => {
    offset += piece.length;
    if (offset > MAX_BYTES) throw new RangeError('The file would be larger than 4 GiB');
    return piece;
  };
  for await (const { name, content } of entries) {
    const begin = { name: Buffer.from(name), offset };
    yield count(localHeader(begin.name));
    const start = offset;
    const seen = { crc: 0, bytes: 0 };
    const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED });
    // A failure reaches the reader below: it destroys what is read.
    pipeline(Readable.from(encode(content, seen)), deflate, () => undefined);
    for await (const piece of deflate) yield count(piece as Buffer);
    const entry = { ...begin, ...seen, compressedBytes: offset - start };
    yield count(descriptor(entry));
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  const begin = offset;
  yield count(directory);
  yield end(written.length, directory.length, begin);
}

async function* encode(
  content: ZipEntry['content'],
  seen: { crc: number; bytes: number },
): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const piece = Buffer.from(text);
    seen.crc = crc32(piece, seen.crc);
    seen.bytes += piece.length;
    if (seen.bytes > MAX_BYTES) throw new RangeError('The file would be larger than 4 GiB');
    yield piece;
  }
}

/** Numbers in little-endian order, each with its size in bytes. */
function pack(...numbers: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  const packed = Buffer.alloc(numbers.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of numbers) at = packed.writeUIntLE(value, at, size);
  return packed;
}

function localHeader(name: Buffer): Buffer {
  const fields = pack([4, 0x04034b50], [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, DATE]);
  return Buffer.concat([fields, pack([4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]), name]);
}

const descriptor = ({ crc, compressedBytes, bytes }: Written): Buffer =>
  pack([4, 0x08074b50], [4, crc], [4, compressedBytes], [4, bytes]);

function directoryEntry({ name, offset, crc, bytes, compressedBytes }: Written): Buffer {
  const fields = pack(
    [4, 0x02014b50],
    [2, VERSION],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
  );
  const sizes = pack([4, crc], [4, compressedBytes], [4, bytes], [2, name.length], [2, 0], [2, 0]);
  return Buffer.concat([fields, sizes, pack([2, 0], [2, 0], [4, 0], [4, offset]), name]);
}

const end = (entries: number, bytes: number, offset: number): Buffer =>
  pack([4, 0x06054b50], [2, 0], [2, 0], [2, entries], [2, entries], [4, bytes], [4, offset], [2, 0]);
