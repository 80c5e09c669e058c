import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { fromBufferPromise } from 'yauzl';

export interface ReadSheet {
  readonly sheet: ExcelJS.Worksheet;
  readonly header: readonly unknown[];
  /** Under the header; an empty cell is null. */
  readonly rows: readonly (readonly unknown[])[];
}

export interface ReadWorkbook {
  readonly title: string;
  /** What the file says of itself beyond its title. */
  readonly properties: Readonly<Record<string, string>>;
  readonly sheets: Readonly<Record<string, ReadSheet>>;
}

/** Reads a workbook as another program would: sheets by exceljs, its properties from their part. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadWorkbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(new PassThrough().end(bytes));
  const custom = (await readPart(Buffer.from(bytes), 'docProps/custom.xml')) ?? '';
  const properties = [...custom.matchAll(/ name="([^"]*)"><vt:lpwstr>([^<]*)</g)];
  return {
    title: workbook.title,
    properties: Object.fromEntries(properties.map(([, name, value]) => [name, value])),
    sheets: Object.fromEntries(workbook.worksheets.map((sheet) => [sheet.name, readSheet(sheet)])),
  };
}

function readSheet(sheet: ExcelJS.Worksheet): ReadSheet {
  const all: unknown[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    all.push(Array.from({ length: sheet.columnCount }, (_, index) => row.getCell(index + 1).value ?? null));
  });
  const [header = [], ...rows] = all;
  return { sheet, header, rows };
}

async function readPart(archive: Buffer, name: string): Promise<string | undefined> {
  const zip = await fromBufferPromise(archive);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue;
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces).toString('utf8');
  }
  return undefined;
}
