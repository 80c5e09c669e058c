import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { AppError } from '../shared/errors';
import { type CleanPart, cleanArchive } from './clean-archive';
import { cleanSheetXml, cleanXml } from './clean-xml';
import { archiveLimits, MAX_COLUMNS, MAX_EMPTY_ROWS, MAX_ROWS } from './limits';
import { type Archive, damaged } from './open-archive';
import { toPlainCell } from './to-plain-cell';
import type { PlainCell, SheetRow } from './workbook';

/** What the sheets of a workbook have in common, as exceljs holds it. */
export interface SharedParts {
  readonly sharedStrings: unknown;
  readonly styles: unknown;
}

interface Sheet {
  readonly part: string;
  readonly sheet: string | null;
  readonly filename: string;
  readonly is1904: boolean;
}

const options = {
  worksheets: 'emit',
  sharedStrings: 'cache',
  styles: 'cache',
  hyperlinks: 'ignore',
  entries: 'ignore',
} as const;

const RELATIONS = `<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
const index = (is1904: boolean): CleanPart[] => [
  { name: 'xl/_rels/workbook.xml.rels', content: RELATIONS },
  {
    name: 'xl/workbook.xml',
    content: `<workbook><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets><sheet name="Sheet" sheetId="1" r:id="rId1" xmlns:r="r"/></sheets></workbook>`,
  },
];

/**
 * Reads texts and formats once for all sheets.
 * @throws AppError where they are damaged or too large.
 */
export async function readSharedParts(
  archive: Archive,
  parts: {
    readonly styles: string | undefined;
    readonly strings: string | undefined;
    readonly filename: string;
    readonly is1904: boolean;
  },
): Promise<SharedParts> {
  const { styles, strings, filename, is1904 } = parts;
  const clean = index(is1904);
  if (styles !== undefined && archive.has(styles)) {
    const content = cleanXml(await archive.open(styles, archiveLimits.stylesBytes));
    clean.push({ name: 'xl/styles.xml', content });
  }
  clean.push({
    name: 'xl/sharedStrings.xml',
    content:
      strings === undefined ? '<sst/>' : cleanXml(await archive.open(strings, archiveLimits.stringsBytes)),
  });
  const input = cleanArchive(clean);
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(input, options);
  await guarded(input, filename, async function* () {
    for await (const _sheet of reader) yield null;
  }).next();
  // Both are there once everything was read, though the types of exceljs do not tell.
  const { sharedStrings, styles: formats } = reader as unknown as { sharedStrings: object; styles: unknown };
  return { sharedStrings: new Proxy(sharedStrings, { get: getText }), styles: formats };
}

/** A text that a cell names and the workbook does not have: exceljs would take the cell for an empty one. */
const getText = (texts: object, index: string | symbol): unknown => {
  const text: unknown = Reflect.get(texts, index);
  return text === undefined ? { error: 'its text is missing in the workbook' } : text;
};

/** The rows of one sheet that have something in them. Formats without content are no rows, merges are not looked at. */
export async function* readXlsxRows(
  archive: Archive,
  sheet: Sheet,
  shared: SharedParts,
): AsyncGenerator<SheetRow> {
  const content = await archive.open(sheet.part, archiveLimits.sheetBytes);
  const xml = cleanSheetXml(content, `${sheet.filename}: the sheet ${sheet.sheet}`);
  const input = cleanArchive([...index(sheet.is1904), { name: 'xl/worksheets/sheet1.xml', content: xml }]);
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(input, options);
  Object.assign(reader, { sharedStrings: shared.sharedStrings, styles: shared.styles });
  let rows = 0;
  let empty = 0;
  const readRows = async function* (): AsyncGenerator<ExcelJS.Row> {
    for await (const worksheet of reader) yield* worksheet;
  };
  try {
    for await (const row of guarded(input, sheet.filename, readRows)) {
      const cells = plainCells(row, sheet);
      if (cells.length > 0) {
        rows += 1;
        if (rows > MAX_ROWS) throw tooMany(sheet, `more than ${MAX_ROWS.toLocaleString('en')} rows`);
        empty = 0;
        yield { row: row.number, cells };
      } else {
        empty += 1;
        if (empty > MAX_EMPTY_ROWS) break;
      }
    }
  } finally {
    input.destroy();
    content.destroy();
  }
}

function plainCells(row: ExcelJS.Row, sheet: Sheet): PlainCell[] {
  const cells: PlainCell[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    const plain = toPlainCell(cell, sheet.is1904);
    if (plain === null || (typeof plain === 'string' && plain.trim() === '')) return;
    if (column > MAX_COLUMNS) {
      throw tooMany(sheet, `something in a column beyond the first ${MAX_COLUMNS} (row ${row.number})`);
    }
    while (cells.length < column - 1) cells.push(null);
    cells[column - 1] = plain;
  });
  return cells;
}

const tooMany = ({ filename, sheet }: Sheet, what: string): AppError =>
  new AppError('too_large', `${filename}: the sheet ${sheet} has ${what}`);

/**
 * What `read` gives, with failures as AppErrors. A failure of the input does not reach exceljs, which would wait for
 * ever: it ends the reading here. (A race against one promise of failure would keep every row that was read.)
 */
async function* guarded<T>(
  input: Readable,
  filename: string,
  read: () => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const waiting: { fail?: (error: unknown) => void } = {};
  input.once('error', (error) => waiting.fail?.(error));
  const rows = read();
  try {
    for (;;) {
      if (input.errored) throw input.errored;
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        waiting.fail = reject;
        rows.next().then(resolve, reject);
      });
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(filename, error);
  } finally {
    input.destroy();
  }
}
