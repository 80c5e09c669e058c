import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import type { Row } from '../shared/cell';
import type { ExportTable } from './export-table';
import { toExcelCell } from './to-excel-cell';

const FORMATS: Partial<Record<ExportTable['columns'][number]['type'], string>> = {
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd hh:mm:ss',
  integer: '0',
};
const HEADER_TINT = 'FFE8EDF3';
/** The sheet's rows without the header. */
export const MAX_EXCEL_ROWS = 1_048_575;
const MIN_WIDTH = 8;
const MAX_WIDTH = 60;

/**
 * A table as an Excel workbook, streamed: bold header in a frozen row with filters, widths by content, numbers
 * and dates as such, everything else as text (never as a formula).
 */
export function writeXlsx(table: ExportTable): AsyncIterable<Uint8Array> {
  const output = new PassThrough();
  fill(table, output).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return output;
}

async function fill(table: ExportTable, output: PassThrough): Promise<void> {
  const batches = table.read()[Symbol.asyncIterator]();
  try {
    // Rows that cannot be read are told before anything is written.
    const first = await batches.next();
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
      stream: output,
      useStyles: true,
      useSharedStrings: false,
    });
    workbook.creator = 'Plumbline';
    workbook.title = table.title;
    const sheet = beginSheet(workbook, table, first.done ? [] : first.value);
    let rows = 0;
    for (let batch = first; !batch.done; batch = await batches.next()) {
      rows += batch.value.length;
      if (rows > MAX_EXCEL_ROWS) throw new Error(`An Excel sheet holds ${MAX_EXCEL_ROWS} rows`);
      for (const row of batch.value) {
        sheet
          .addRow(row.map((cell, index) => toExcelCell(cell, table.columns[index]?.type ?? 'text')))
          .commit();
      }
      await room(output);
      if (output.destroyed) return;
    }
    sheet.commit();
    await workbook.commit();
  } finally {
    await batches.return?.();
  }
}

/** The sheet with its header: bold on a tint, frozen, with filters. */
function beginSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { title, columns }: ExportTable,
  firstRows: readonly Row[],
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(sheetName(title), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ name, type }, index) => ({
    header: name,
    width: widthOf(name, firstRows, index),
    ...(FORMATS[type] && { style: { numFmt: FORMATS[type] } }),
  }));
  if (columns.length > 0) {
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  }
  const header = sheet.getRow(1);
  header.eachCell((cell) => {
    cell.numFmt = 'General';
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_TINT } };
  });
  header.commit();
  return sheet;
}

/** Lets other requests be served, and waits while the client is slower than we are. */
async function room(output: PassThrough): Promise<void> {
  await nextTurn();
  while (output.writableNeedDrain && !output.destroyed) {
    await new Promise<void>((resolve) => {
      output.once('drain', resolve).once('close', resolve);
    });
  }
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
