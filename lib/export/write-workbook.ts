import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Row } from '../shared/cell';
import type { ExportWorkbook, WorkbookSheet } from './export-workbook';
import { beginSheet, endSheet, rowXml, sheetLetters } from './sheet-xml';
import { writeZip, type ZipEntry } from './write-zip';
import { closingParts, fixedParts, type WrittenSheet } from './xlsx-parts';

/** The sheet's rows without the header. */
export const MAX_EXCEL_ROWS = 1_048_575;

/** The rows of a sheet that are still to be written; none is read before it is needed. */
interface Source {
  batch: IteratorResult<readonly Row[]>;
  readonly rest: AsyncIterator<readonly Row[]>;
}

/**
 * Sheets as an Excel workbook, streamed: tinted bold header in a frozen row with filters, widths by content, numbers
 * and dates as such, everything else as text (never as a formula). A sheet with more rows than Excel holds goes on in
 * `<name>_2`, and the property `<name>` says so. Written out by hand: exceljs takes three times as long for cells with
 * formats, and holds what its zip has not yet taken.
 */
export async function* writeWorkbook(
  workbook: ExportWorkbook,
  maxRows = MAX_EXCEL_ROWS,
): AsyncGenerator<Uint8Array> {
  const open: Source[] = [];
  try {
    const [first] = workbook.sheets;
    // Rows that cannot be read are told before anything is written.
    if (first) open.push(await openRows(first));
    yield* writeZip(partsOf(workbook, maxRows, open));
  } finally {
    for (const { rest } of open) await rest.return?.();
  }
}

async function openRows({ read }: WorkbookSheet): Promise<Source> {
  const rest = read()[Symbol.asyncIterator]();
  return { batch: await rest.next(), rest };
}

/** What the workbook has is known at its end: how many sheets there are, and how many rows in each. */
async function* partsOf(
  { title, properties, sheets }: ExportWorkbook,
  maxRows: number,
  open: Source[],
): AsyncGenerator<ZipEntry> {
  const written: WrittenSheet[] = [];
  const said: Record<string, string> = { ...properties };
  for (const [name, xml] of fixedParts(title)) yield { name, content: [xml] };
  for (const [place, sheet] of sheets.entries()) {
    const source = open[place] ?? (await openRows(sheet));
    open[place] = source;
    const names: string[] = [];
    do {
      const name = names.length === 0 ? sheet.name : `${sheet.name}_${names.length + 1}`;
      const counted = { rows: 0 };
      const isFirst = written.length === 0;
      yield {
        name: `xl/worksheets/sheet${written.length + 1}.xml`,
        content: sheetXml(sheet, source, { maxRows, isFirst, counted }),
      };
      written.push({ name, columns: sheet.columns.length, rows: counted.rows });
      names.push(name);
    } while (!source.batch.done);
    if (names.length > 1) said[sheet.name] = `continues in ${names.slice(1).join(', ')}`;
  }
  for (const [name, xml] of closingParts(written, said)) yield { name, content: [xml] };
}

/** One sheet; what it cannot hold stays in `source`. */
async function* sheetXml(
  { columns }: WorkbookSheet,
  source: Source,
  given: { readonly maxRows: number; readonly isFirst: boolean; readonly counted: { rows: number } },
): AsyncGenerator<string> {
  const { maxRows, isFirst, counted } = given;
  const letters = sheetLetters(columns);
  yield beginSheet(columns, letters, source.batch.done ? [] : source.batch.value, isFirst);
  while (!source.batch.done && counted.rows < maxRows) {
    const rows = source.batch.value;
    const fitting = rows.slice(0, maxRows - counted.rows);
    let xml = '';
    for (const row of fitting) {
      counted.rows += 1;
      xml += rowXml(row, columns, letters, counted.rows + 1);
    }
    yield xml;
    // Lets other requests be served.
    await nextTurn();
    source.batch =
      fitting.length < rows.length
        ? { done: false, value: rows.slice(fitting.length) }
        : await nextFilled(source.rest);
  }
  yield endSheet(letters, counted.rows + 1);
}

/** The next batch that has rows, so that no further sheet is begun for nothing. */
async function nextFilled(rest: AsyncIterator<readonly Row[]>): Promise<IteratorResult<readonly Row[]>> {
  for (;;) {
    const batch = await rest.next();
    if (batch.done || batch.value.length > 0) return batch;
  }
}
