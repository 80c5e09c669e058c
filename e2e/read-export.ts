import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import ExcelJS from 'exceljs';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import type { DrilldownFormat } from '../lib/kpi/drilldown-schemas';

/** What a file holds: names of columns, and rows of values as its format gives them. */
export interface ReadTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Reads an exported file back with a reader that is not ours. */
export const readExport: Record<DrilldownFormat, (download: Download) => Promise<ReadTable>> = {
  csv: async (download) => {
    const text = (await readFile(await download.path(), 'utf8')).replace(/^\uFEFF/, '');
    const [columns = [], ...rows] = csvRecords(text);
    return { columns, rows };
  },
  xlsx: async (download) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await download.path());
    const lines: unknown[][] = [];
    workbook.worksheets[0]?.eachRow((row) => {
      lines.push(
        Array.from({ length: row.cellCount }, (_, index) => plainCell(row.getCell(index + 1).value)),
      );
    });
    const [columns = [], ...rows] = lines;
    return { columns: columns.map(String), rows };
  },
  json: async (download) => {
    const objects: Record<string, unknown>[] = JSON.parse(await readFile(await download.path(), 'utf8'));
    const columns = Object.keys(objects[0] ?? {});
    return { columns, rows: objects.map((object) => columns.map((name) => object[name])) };
  },
  parquet: async (download) => {
    const file = await asyncBufferFromFile(await download.path());
    const columns = parquetSchema(await parquetMetadataAsync(file)).children.map(
      ({ element }) => element.name,
    );
    const objects = await parquetReadObjects({ file });
    return { columns, rows: objects.map((object) => columns.map((name) => object[name])) };
  },
};

/** Records of a CSV text after RFC 4180. */
function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  // The end of the text matches once more, as an empty record.
  return records.slice(0, -1);
}

/** Texts with outer blanks are written as rich text of one piece. */
function plainCell(value: ExcelJS.CellValue): unknown {
  if (typeof value === 'object' && value !== null && 'richText' in value) {
    return value.richText.map(({ text }) => text).join('');
  }
  return value;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?Z?$/;

/** One text for a value, however a format writes it: moments alike, nulls empty. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  const text = String(value);
  if (typeof value !== 'string' || !MOMENT.test(text)) return text;
  const iso = text.replace(' ', 'T').replace(/Z$/, '');
  return new Date(`${iso.includes('T') ? iso : `${iso}T00:00:00`}Z`).toISOString();
}
