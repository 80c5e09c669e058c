import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputFile, type SheetValues, workbookFile } from '../testing/input-files';
import { inlineCell, rawWorkbook, sheetXml } from '../testing/raw-workbook';
import { openWorkbook } from './open-workbook';
import type { SheetRow } from './workbook';

async function read(file: { path: string; filename: string }): Promise<Record<string, SheetRow[]>> {
  const workbook = await openWorkbook(file.path, file.filename);
  const sheets: Record<string, SheetRow[]> = {};
  for (const sheet of workbook.sheets) {
    sheets[sheet ?? 'CSV'] = [];
    for await (const row of workbook.read(sheet)) sheets[sheet ?? 'CSV']?.push(row);
  }
  workbook.close();
  return sheets;
}

describe('sheets of a workbook', () => {
  it('are rows of plain values, as a person sees them', async () => {
    const january = new Date('2025-01-01T00:00:00Z');
    const values = [
      ['text', 1.5, true, january, null, 'last'],
      [],
      [
        { formula: '1+1', result: 2 },
        { formula: 'A1', result: 'x' },
        { formula: '1/0', result: { error: '#DIV/0!' } },
        { formula: 'A9' },
        { formula: 'A9', result: 0 },
        { error: '#REF!' },
      ],
      [
        { richText: [{ text: 'rich ' }, { text: 'tëxt' }] },
        { text: 'a link', hyperlink: 'http://a.example' },
      ],
      ['  ', null, ''],
    ] as SheetValues;
    expect(await read(await workbookFile('a.xlsx', { 'Plan <&> "ü"': values, Second: [['x']] }))).toEqual({
      'Plan <&> "ü"': [
        { row: 1, cells: ['text', 1.5, true, january, null, 'last'] },
        {
          row: 3,
          cells: [
            2,
            'x',
            { error: 'not a number' },
            { error: 'formula without a stored value' },
            0,
            { error: '#REF!' },
          ],
        },
        { row: 4, cells: ['rich tëxt', 'a link'] },
      ],
      Second: [{ row: 1, cells: ['x'] }],
    });
  });

  it('have dates where a formula gives one, in either calendar', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.properties.date1904 = true;
    const cell = workbook.addWorksheet('Sheet').getCell('A1');
    cell.value = { formula: 'DATE(2025,1,1)', result: new Date('2025-01-01T00:00:00Z') } as ExcelJS.CellValue;
    cell.numFmt = 'mmm yyyy';
    const file = inputFile('a.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(await read(file)).toEqual({ Sheet: [{ row: 1, cells: [new Date('2025-01-01T00:00:00Z')] }] });
  });

  it('have the stored values of formulas that are shared', async () => {
    const rows =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:C1" si="0">1-1</f><v>0</v></c><c r="B1"><f t="shared" si="0"/><v>7</v></c><c r="C1"><f t="shared" si="0"/></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="str"><f>"a"</f><v>a</v></c></row>';
    expect(await read(inputFile('a.xlsx', await rawWorkbook(rows)))).toEqual({
      Forecast: [
        {
          row: 1,
          cells: [0, 7, { error: 'formula without a stored value' }, { error: 'not a number' }, 'a'],
        },
      ],
    });
  });

  it('are found whatever their parts are called, as other programs write them', async () => {
    const bytes = await rawWorkbook('', {
      'xl/_rels/workbook.xml.rels':
        '<x:Relationships xmlns:x="r"><x:Relationship Id="r1" Type="x/worksheet" Target="/xl/worksheets/plan.xml"/></x:Relationships>',
      'xl/worksheets/plan.xml': sheetXml(`<row r="1">${inlineCell('A1', 'x')}</row>`),
    });
    expect(await read(inputFile('a.xlsx', bytes))).toEqual({
      Forecast: [{ row: 1, cells: ['x'] }],
    });
  });

  it('have an error where the text of a cell is missing, and nothing where it is empty', async () => {
    const cells = [0, 1, 2, 'x'].map((text, n) => `<c r="${'ABCD'[n]}1" t="s"><v>${text}</v></c>`);
    const bytes = await rawWorkbook(`<row r="1">${cells.join('')}</row>`, {
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="texts.xml"/></Relationships>',
      'xl/texts.xml': '<sst><si><t>a</t></si><si/></sst>',
    });
    const missing = { error: 'its text is missing in the workbook' };
    expect(await read(inputFile('a.xlsx', bytes))).toEqual({
      Forecast: [{ row: 1, cells: ['a', null, missing, missing] }],
    });
  });

  it('need neither numbers on rows and cells nor elements without a prefix', async () => {
    const rows =
      '<row><c t="inlineStr"><is><t>x</t></is></c><c/><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>';
    const gap = '<row r="9"><c r="C9"><v>3</v></c><c><v>4</v></c></row>';
    const sheet = [...sheetXml(rows + gap)]
      .join('')
      .replace(/<(?!\?)(\/?)/g, '<$1x:')
      .replace('xmlns=', 'xmlns:x=');
    const { Forecast } = await read(
      inputFile('a.xlsx', await rawWorkbook('', { 'xl/worksheets/sheet1.xml': sheet })),
    );
    expect(Forecast).toEqual([
      { row: 1, cells: ['x', null, 1] },
      { row: 3, cells: [2] },
      { row: 9, cells: [null, null, 3, 4] },
    ]);
  });

  it('keep letters of any alphabet, wherever the pieces of the file are cut', async () => {
    const text = 'aü漢😀'.repeat(4_000);
    const rows = Array.from(
      { length: 9 },
      (_, n) => `<row r="${n + 1}">${inlineCell(`A${n + 1}`, text)}</row>`,
    );
    const { Forecast = [] } = await read(inputFile('a.xlsx', await rawWorkbook(rows)));
    expect(Forecast.map(({ cells }) => cells[0] === text)).toEqual(new Array(9).fill(true));
  });

  it('can be left early and read again', async () => {
    const file = await workbookFile('a.xlsx', { A: Array.from({ length: 5_000 }, (_, n) => [`row ${n}`]) });
    const workbook = await openWorkbook(file.path, file.filename);
    for (let time = 0; time < 3; time += 1) {
      for await (const { cells } of workbook.read('A')) {
        expect(cells).toEqual(['row 0']);
        break;
      }
    }
    workbook.close();
  });
});

describe('CSV', () => {
  it.each([',', ';', '\t'])('separated by %j is rows of texts', async (separator) => {
    const text = `\uFEFFa${separator}"b\r\nc"${separator}\r\n\r\n "d${separator}e"${separator}ü`.replace(
      ' "',
      '"',
    );
    expect(await read(inputFile('a.csv', text))).toEqual({
      CSV: [
        { row: 1, cells: ['a', 'b\r\nc'] },
        { row: 3, cells: [`d${separator}e`, 'ü'] },
      ],
    });
  });
});

it('gives the same rows of a workbook and of a CSV, whatever the texts', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('a,b', 'say "hi"', 'two\nlines', '=1+1', ' padded ', '_x0041_', 'ü漢😀', '<b>&amp;', "'"),
  );
  // What XML cannot hold is another matter, and a carriage return is a line feed in XML.
  const isPlain = (text: string): boolean => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text.replaceAll('\n', ''));
  const rows = fc.array(fc.array(cell.filter(isPlain), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(rows, async (values) => {
      const csv = values
        .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      // Text that looks like an escape is escaped itself.
      const escaped = values.map((row) =>
        row.map((text) => text.replace(/_x(?=[\dA-Fa-f]{4}_)/g, '_x005F_x')),
      );
      const fromCsv = await read(inputFile('a.csv', csv));
      expect((await read(await workbookFile('a.xlsx', { A: escaped }))).A).toEqual(fromCsv.CSV);
    }),
    { numRuns: 40 },
  );
});
