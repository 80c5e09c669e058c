import { setImmediate as nextTurn } from 'node:timers/promises';
import { BYTE_ORDER_MARK, csvLine } from '../shared/csv-line';
import type { ExportTable } from './export-table';

/** A table as CSV (RFC 4180, UTF-8 with a mark, CRLF), one piece a batch. Nulls are empty, empty texts `""`. */
export async function* writeCsv({ columns, read }: ExportTable): AsyncGenerator<string> {
  let head = BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name));
  for await (const batch of read()) {
    // With the first rows, so that rows that cannot be read are told before anything is sent.
    yield head + batch.map(csvLine).join('');
    head = '';
    // Without a turn of its own a fast client would keep all others waiting until the last row.
    await nextTurn();
  }
  if (head !== '') yield head;
}
