import type { ExportTable } from './export-table';
import { writeWorkbook } from './write-workbook';

/** A table as an Excel workbook of one sheet, streamed. */
export function writeXlsx({ title, columns, read }: ExportTable): AsyncGenerator<Uint8Array> {
  return writeWorkbook({ title, sheets: [{ name: sheetName(title), columns, read }] });
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
