import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Cell, Row } from '../shared/cell';
import type { ExportColumn, ExportTable } from './export-table';
import { excelText, toExcelCell } from './to-excel-cell';
import { writeZip, type ZipEntry } from './write-zip';
import { escapeXml, fixedParts, HEADER_STYLE, SHEET, STYLES, workbookXml } from './xlsx-parts';

/** The sheet's rows without the header. */
export const MAX_EXCEL_ROWS = 1_048_575;
const MIN_WIDTH = 8;
const MAX_WIDTH = 60;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar, from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/**
 * A table as an Excel workbook, streamed: tinted bold header in a frozen row with filters, widths by content, numbers
 * and dates as such, everything else as text (never as a formula). Written out by hand: exceljs takes three times as
 * long for cells with formats, and holds what its zip has not yet taken.
 */
export async function* writeXlsx(table: ExportTable): AsyncGenerator<Uint8Array> {
  const batches = table.read()[Symbol.asyncIterator]();
  try {
    // Rows that cannot be read are told before anything is written.
    const first = await batches.next();
    yield* writeZip(partsOf(table, first, batches));
  } finally {
    await batches.return?.();
  }
}

/** The workbook comes last: how many rows there are is known at the end of the sheet. */
function* partsOf(
  { title, columns }: ExportTable,
  first: IteratorResult<readonly Row[]>,
  rest: AsyncIterator<readonly Row[]>,
): Generator<ZipEntry> {
  const letters = columns.map((_, index) => columnLetters(index));
  const written = { rows: 1 };
  for (const [name, xml] of fixedParts(title)) yield { name, content: [xml] };
  yield { name: 'xl/worksheets/sheet1.xml', content: sheetXml(columns, letters, first, rest, written) };
  const last = letters.at(-1);
  const filter = last === undefined ? undefined : `A1:${last}${written.rows}`;
  yield { name: 'xl/workbook.xml', content: [workbookXml(sheetName(title), filter)] };
}

async function* sheetXml(
  columns: readonly ExportColumn[],
  letters: readonly string[],
  first: IteratorResult<readonly Row[]>,
  rest: AsyncIterator<readonly Row[]>,
  written: { rows: number },
): AsyncGenerator<string> {
  yield beginSheet(columns, letters, first.done ? [] : first.value);
  for (let batch = first; !batch.done; batch = await rest.next()) {
    let xml = '';
    for (const row of batch.value) {
      written.rows += 1;
      if (written.rows > MAX_EXCEL_ROWS + 1) throw new RangeError(`A sheet holds ${MAX_EXCEL_ROWS} rows`);
      xml += rowXml(row, columns, letters, written.rows);
    }
    yield xml;
    // Lets other requests be served.
    await nextTurn();
  }
  const last = letters.at(-1);
  const filter = last === undefined ? '' : `<autoFilter ref="A1:${last}${written.rows}"/>`;
  yield `</sheetData>${filter}</worksheet>`;
}

function beginSheet(
  columns: readonly ExportColumn[],
  letters: readonly string[],
  firstRows: readonly Row[],
): string {
  const widths = columns.map(({ name }, index) => {
    const width = widthOf(name, firstRows, index);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const header = columns.map(({ name }, index) =>
    textXml(`${letters[index]}1`, HEADER_STYLE, excelText(name)),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${SHEET}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  }<sheetData><row r="1">${header.join('')}</row>`;
}

function rowXml(
  row: readonly Cell[],
  columns: readonly ExportColumn[],
  letters: readonly string[],
  number: number,
): string {
  let cells = '';
  for (let index = 0; index < columns.length; index += 1) {
    const type = columns[index]?.type ?? 'text';
    const value = toExcelCell(row[index] ?? null, type);
    if (value === undefined) continue;
    const place = `${letters[index]}${number}`;
    const style = STYLES[type];
    if (typeof value === 'string') cells += textXml(place, undefined, value);
    else {
      const number_ = typeof value === 'number' ? value : (value.getTime() - DAY_ZERO) / DAY_MS;
      cells += `<c r="${place}"${style === undefined ? '' : ` s="${style}"`}><v>${number_}</v></c>`;
    }
  }
  return `<row r="${number}">${cells}</row>`;
}

function textXml(place: string, style: number | undefined, text: string): string {
  const format = style === undefined ? '' : ` s="${style}"`;
  return `<c r="${place}"${format} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** `A`, `B`, … `Z`, `AA`, … */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function widthOf(name: string, rows: readonly Row[], index: number): number {
  const longest = rows.reduce((width, row) => Math.max(width, String(row[index] ?? '').length), name.length);
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, longest + 2));
}

/** Excel allows 31 characters and none of these. */
function sheetName(title: string): string {
  return (
    title
      .replace(/[\\/?*[\]:\p{Cc}\s]+/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .slice(0, 31)
      .trim() || 'Rows'
  );
}
