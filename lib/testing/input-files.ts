import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';

/** Rows of a sheet as exceljs takes them. */
export type SheetValues = readonly (readonly ExcelJS.CellValue[])[];

/** Puts bytes down as an upload. */
export function inputFile(filename: string, bytes: Uint8Array | string): { path: string; filename: string } {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'plumbline-input-')), 'upload');
  writeFileSync(file, bytes);
  return { path: file, filename };
}

/** A workbook of these sheets, as an upload. */
export async function workbookFile(
  filename: string,
  sheets: Readonly<Record<string, SheetValues>>,
): Promise<{ path: string; filename: string }> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  return inputFile(filename, new Uint8Array(await workbook.xlsx.writeBuffer()));
}
