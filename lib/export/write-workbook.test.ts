import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../shared/cell';
import { readXlsx } from '../testing/read-xlsx';
import type { ExportWorkbook, WorkbookSheet } from './export-workbook';
import { writeWorkbook } from './write-workbook';

function sheet(name: string, rows: readonly Row[], batch = 500): WorkbookSheet {
  return {
    name,
    columns: [
      { name: 'Name', type: 'text' },
      { name: 'Count', type: 'integer' },
      { name: 'Rate', type: 'percent' },
    ],
    read: async function* () {
      for (let start = 0; start < rows.length; start += batch) yield rows.slice(start, start + batch);
    },
  };
}

async function write(workbook: ExportWorkbook, maxRows?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWorkbook(workbook, maxRows)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const numbered = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) => [`row ${n}`, n, n / count]);

describe('a workbook of several sheets', () => {
  it('has each with its name, its frozen header, its filters and its formats', async () => {
    const sheets = [sheet('First_Sheet', numbered(2)), sheet('Second', []), sheet("Third's", numbered(3))];
    const read = await readXlsx(await write({ title: 'Report <1>', sheets }));
    expect([read.title, read.properties]).toEqual(['Report <1>', {}]);
    expect(Object.keys(read.sheets)).toEqual(['First_Sheet', 'Second', "Third's"]);
    expect(Object.values(read.sheets).map(({ rows }) => rows.length)).toEqual([2, 0, 3]);
    for (const { sheet: one, header, rows } of Object.values(read.sheets)) {
      expect(header).toEqual(['Name', 'Count', 'Rate']);
      expect(one.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(one.autoFilter).toBe(`A1:C${rows.length + 1}`);
    }
    const third = read.sheets["Third's"]?.sheet;
    expect([third?.getCell('C3').value, third?.getCell('C3').numFmt]).toEqual([1 / 3, '0.00%']);
  });

  it('says of itself what it is told, whatever the texts', async () => {
    const properties = { 'Execution ID': 'abc', Forecast: 'a.xlsx \u0001 end', Long: 'x'.repeat(400) };
    const read = await readXlsx(await write({ title: 't', properties, sheets: [sheet('S', [])] }));
    expect(read.properties).toEqual({
      'Execution ID': 'abc',
      Forecast: 'a.xlsx _x0001_ end',
      Long: 'x'.repeat(255),
    });
    const bytes = await write({ title: 't', properties: { 'A & "b"': '<c>' }, sheets: [sheet('S', [])] });
    expect((await readXlsx(bytes)).properties).toEqual({ 'A &amp; &quot;b&quot;': '&lt;c&gt;' });
  });
});

describe('a sheet with more rows than Excel holds', () => {
  it('goes on in further sheets, and the properties say so', async () => {
    const sheets = [sheet('Details', numbered(7), 2), sheet('Next', numbered(3))];
    const read = await readXlsx(await write({ title: 't', properties: { Month: 'January' }, sheets }, 3));
    expect(Object.keys(read.sheets)).toEqual(['Details', 'Details_2', 'Details_3', 'Next']);
    expect(read.properties).toEqual({ Month: 'January', Details: 'continues in Details_2, Details_3' });
    expect(read.sheets.Details_3?.rows).toEqual([['row 6', 6, 6 / 7]]);
    expect(read.sheets.Details_2?.sheet.autoFilter).toBe('A1:C4');
    expect(read.sheets.Details_2?.header).toEqual(['Name', 'Count', 'Rate']);
  });

  it('loses no row and begins no sheet for nothing, however rows come', async () => {
    const some = fc.record({
      rows: fc.integer({ min: 0, max: 20 }),
      batch: fc.integer({ min: 1, max: 7 }),
      maxRows: fc.integer({ min: 1, max: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(some, async ({ rows, batch, maxRows }) => {
        const given = numbered(rows);
        const read = await readXlsx(await write({ title: 't', sheets: [sheet('S', given, batch)] }, maxRows));
        const sheets = Object.values(read.sheets);
        expect(sheets.flatMap((one) => one.rows)).toEqual(given);
        expect(sheets).toHaveLength(Math.max(1, Math.ceil(rows / maxRows)));
      }),
      { numRuns: 25 },
    );
  });
});

it('closes what it reads when nobody takes the rest', async () => {
  const closed: string[] = [];
  const endless = (name: string): WorkbookSheet => ({
    ...sheet(name, []),
    read: async function* () {
      try {
        for (;;) yield numbered(1000);
      } finally {
        closed.push(name);
      }
    },
  });
  const writing = writeWorkbook({ title: 't', sheets: [endless('A'), endless('B')] });
  let bytes = 0;
  for await (const piece of writing) {
    bytes += piece.length;
    if (bytes > 200_000) break;
  }
  expect(closed).toEqual(['A']);
});

it('tells what cannot be read before anything is written', async () => {
  const broken: WorkbookSheet = {
    ...sheet('A', []),
    // biome-ignore lint/correctness/useYield: it fails before its first row.
    read: async function* () {
      throw new Error('damaged');
    },
  };
  const writing = writeWorkbook({ title: 't', sheets: [broken] });
  await expect(writing.next()).rejects.toThrow('damaged');
});
