import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { indexFolder } from '../../../artefacts/sidecars';
import type { ColumnIndex } from './column-index';
import type { TextList } from './text-list';

/** What can be indexed of a result: a column by its place, or the texts that are searched. */
export type IndexName = number | 'search';

/** Begins every file; another layout gets another mark, and is then built again. */
const MARK = 'plumbline-index-1';
const HEADER_BYTES = 256;

interface Header {
  readonly mark: string;
  readonly kind: string;
  /** Bytes of each part; each begins at a multiple of 8. */
  readonly parts: readonly number[];
}

/** Where the index of a result file lies. */
export function indexPath(resultFile: string, name: IndexName): string {
  return path.join(indexFolder(resultFile), name === 'search' ? name : `column-${name}`);
}

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/**
 * Writes an index to `temporary`, on the disk before it gets its name. A crash leaves the whole file or none; where
 * the folder is gone, so is the result, and the renaming fails.
 */
export function publishIndex(
  kind: string,
  parts: readonly Uint8Array[],
  temporary: string,
  destination: string,
): void {
  const header: Header = { mark: MARK, kind, parts: parts.map(({ byteLength }) => byteLength) };
  const file = openSync(temporary, 'w');
  try {
    try {
      writeAll(file, Buffer.from(JSON.stringify(header).padEnd(HEADER_BYTES)));
      for (const part of parts) {
        writeAll(file, part);
        writeAll(file, new Uint8Array(padded(part.byteLength) - part.byteLength));
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, destination);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at);
}

/** Reads an index; undefined where there is none, or none that this version can use. */
function readIndex(file: string): { kind: string; parts: Buffer[] } | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const header = parseHeader(bytes.subarray(0, HEADER_BYTES).toString());
  const length = header?.parts.reduce((sum, part) => sum + padded(part), HEADER_BYTES);
  if (header === undefined || length !== bytes.byteLength) return undefined;
  let at = HEADER_BYTES;
  const parts = header.parts.map((part) => {
    const begin = at;
    at += padded(part);
    return bytes.subarray(begin, begin + part);
  });
  return { kind: header.kind, parts };
}

function parseHeader(text: string): Header | undefined {
  try {
    const header = JSON.parse(text) as Header;
    return header.mark === MARK ? header : undefined;
  } catch {
    return undefined;
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const numbersOf = ({ buffer, byteOffset, byteLength }: Buffer): Uint32Array =>
  new Uint32Array(buffer, byteOffset, byteLength / 4);

const textParts = ({ bytes, offsets, grams }: TextList): Uint8Array[] => [bytes, bytesOf(offsets), grams];

function toTexts([bytes, offsets, grams]: readonly Buffer[]): TextList {
  const none = Buffer.alloc(0);
  return { bytes: bytes ?? none, offsets: numbersOf(offsets ?? none), grams: grams ?? none };
}

export const partsOfSearch = textParts;
export const partsOfColumn = ({ order, starts, texts }: ColumnIndex): Uint8Array[] => [
  bytesOf(order),
  bytesOf(starts),
  ...textParts(texts),
];

/** The index of the searched texts, if it was built. */
export function readSearchIndex(resultFile: string): TextList | undefined {
  const found = readIndex(indexPath(resultFile, 'search'));
  return found && toTexts(found.parts);
}

/** The index of a column, if it was built. */
export function readColumnIndex(resultFile: string, column: number): ColumnIndex | undefined {
  const found = readIndex(indexPath(resultFile, column));
  if (found === undefined) return undefined;
  const [order = Buffer.alloc(0), starts = Buffer.alloc(0), ...texts] = found.parts;
  return {
    order: numbersOf(order),
    starts: numbersOf(starts),
    texts: toTexts(texts),
    kind: found.kind as ColumnIndex['kind'],
  };
}
