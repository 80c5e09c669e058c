import { Readable } from 'node:stream';

export interface CleanPart {
  readonly name: string;
  /** XML, piece by piece. */
  readonly content: AsyncIterable<string> | string;
}

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
/** Sizes follow the content. */
const SIZES_FOLLOW = 0x08;
const BEYOND_ASCII = /[^\0-\x7f]/gu;

/**
 * A zip of just these parts, one after the other, not compressed. exceljs is given this instead of the upload: it then
 * sees no part that we do not read (macros, links, media), none that the directory did not announce, and finds them
 * in the order in which nothing must be put aside in files. Letters beyond ASCII are written as references: exceljs
 * decodes piece by piece and would break them where two pieces meet.
 */
export function cleanArchive(parts: readonly CleanPart[]): Readable {
  return Readable.from(write(parts), { objectMode: false });
}

async function* write(parts: readonly CleanPart[]): AsyncGenerator<Buffer> {
  for (const { name, content } of parts) {
    yield header(name);
    if (typeof content === 'string') yield toAscii(content);
    else for await (const piece of content) yield toAscii(piece);
    yield descriptor();
  }
}

const toAscii = (xml: string): Buffer =>
  Buffer.from(
    xml.replace(BEYOND_ASCII, (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`),
    'latin1',
  );

function header(name: string): Buffer {
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(LOCAL_HEADER, 0);
  fixed.writeUInt16LE(20, 4);
  fixed.writeUInt16LE(SIZES_FOLLOW, 6);
  fixed.writeUInt16LE(name.length, 26);
  return Buffer.concat([fixed, Buffer.from(name, 'latin1')]);
}

/** Only its mark is read. */
function descriptor(): Buffer {
  const fixed = Buffer.alloc(16);
  fixed.writeUInt32LE(DESCRIPTOR, 0);
  return fixed;
}
