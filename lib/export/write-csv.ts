import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Cell, Row } from '../shared/cell';
import type { ExportTable } from './export-table';

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** A spreadsheet would run text that begins so as a formula; an apostrophe in front keeps it text. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** A table as CSV (RFC 4180, UTF-8 with a mark, CRLF), one piece a batch. Nulls are empty, empty texts `""`. */
export async function* writeCsv({ columns, read }: ExportTable): AsyncGenerator<string> {
  let head = BYTE_ORDER_MARK + toLine(columns.map(({ name }) => name));
  for await (const batch of read()) {
    // With the first rows, so that rows that cannot be read are told before anything is sent.
    yield head + batch.map(toLine).join('');
    head = '';
    // Without a turn of its own a fast client would keep all others waiting until the last row.
    await nextTurn();
  }
  if (head !== '') yield head;
}

function toLine(row: Row): string {
  return `${row.map(toField).join(',')}\r\n`;
}

function toField(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return text === '' || NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
