import { columnLetter } from '../shared/column-letter';
import { AppError } from '../shared/errors';
import { MAX_ROW_CHARACTERS } from './limits';

/** A tag that is longer is none. */
const MAX_TAG = 256 * 1024;
const END_OF_ROWS = '</sheetData>';
const ROW_OR_CELL = /<(row|c)(?=[\s/>])([^>]*)>/g;

/** A row with a format, or with cells that have nothing but one. */
const EMPTY_ROW =
  /<row(?=[\s/>])[^>]*(?:\/>|>(?:\s*<c(?=[\s/>])[^>]*(?:\/>|>(?:<v\/>|<v><\/v>)?<\/c>))*\s*<\/row>)/g;

/**
 * The XML of a part, piece by piece, as exceljs can read it: its elements without the prefix of a namespace, which
 * some programs write.
 * @throws TypeError where it is not UTF-8.
 */
export async function* cleanXml(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let prefix: RegExp | null | undefined;
  for await (const text of wholeTags(content)) {
    if (prefix === undefined) {
      const root = /<(?:([\w.-]+):)?[A-Za-z]/.exec(text);
      if (root)
        prefix = root[1] === undefined ? null : new RegExp(`<(/?)${root[1].replaceAll('.', '\\.')}:`, 'g');
    }
    yield prefix ? text.replace(prefix, '<$1') : text;
  }
}

/**
 * The XML of a sheet as far as its rows go, with a number on every row and an address on every cell: both may be left
 * out, but exceljs needs them. Rows that are formatted but empty, of which there may be a million, are left out as far as
 * that costs nothing. What follows the rows (merges, formats, links) is not looked at.
 * @throws AppError `too_large` where a row has no end.
 */
export async function* cleanSheetXml(
  content: AsyncIterable<Uint8Array>,
  sheet: string,
): AsyncGenerator<string> {
  const at: Position = { row: 0, column: 0, cells: 0, missing: 0 };
  let isNumbered = false;
  let unbroken = 0;
  for await (const text of cleanXml(content)) {
    const last = text.lastIndexOf('<row');
    unbroken = last < 0 ? unbroken + text.length : text.length - last;
    if (unbroken > MAX_ROW_CHARACTERS) {
      throw new AppError('too_large', `${sheet} has a row of more than ${MAX_ROW_CHARACTERS / 2 ** 20} MiB`);
    }
    const end = text.indexOf(END_OF_ROWS);
    const rows = end < 0 ? text : text.slice(0, end + END_OF_ROWS.length);
    yield isNumbered ? rows.replace(EMPTY_ROW, '') : withAddresses(rows, at);
    if (end >= 0) return;
    // Who numbers the first cells and rows numbers all.
    isNumbered ||= at.cells > 0 && at.missing === 0;
  }
}

interface Position {
  row: number;
  column: number;
  cells: number;
  missing: number;
}

function withAddresses(text: string, at: Position): string {
  return text.replace(ROW_OR_CELL, (tag, name: string, attributes: string) => {
    const address = /\sr\s*=\s*["']([A-Z]*)(\d+)["']/.exec(attributes);
    if (name === 'row') {
      at.row = address ? Number(address[2]) : at.row + 1;
      at.column = 0;
    } else {
      at.column = address ? columnNumber(address[1] ?? '') : at.column + 1;
      at.cells += 1;
    }
    if (address) return tag;
    at.missing += 1;
    const place = name === 'row' ? at.row : `${columnLetter(at.column - 1)}${at.row}`;
    return `<${name} r="${place}"${attributes}>`;
  });
}

/** 1 for `A`. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** The text in pieces that end between two tags, not within one. */
async function* wholeTags(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const piece of content) {
    const text = rest + decoder.decode(piece, { stream: true });
    const open = text.lastIndexOf('<');
    const cut = open > text.lastIndexOf('>') ? open : text.length;
    rest = text.slice(cut);
    if (rest.length > MAX_TAG) throw new Error('A tag has no end');
    if (cut > 0) yield text.slice(0, cut);
  }
  yield rest + decoder.decode();
}
