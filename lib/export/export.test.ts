import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../nlq/catalog';
import type { Cell, Row } from '../shared/cell';
import type { Chunks } from '../shared/reply';
import { exportName } from './export-name';
import type { ExportTable } from './export-table';
import { writeCsv } from './write-csv';
import { writeJson } from './write-json';
import { writeParquet } from './write-parquet';
import { writeXlsx } from './write-xlsx';

function table(columns: readonly (readonly [string, ColumnType])[], rows: readonly Row[]): ExportTable {
  async function* batches() {
    for (let start = 0; start < rows.length; start += 500) yield rows.slice(start, start + 500);
  }
  return { title: 'A: test', columns: columns.map(([name, type]) => ({ name, type })), read: batches };
}

async function collect(chunks: Chunks): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of chunks as AsyncIterable<Uint8Array | string>) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** A CSV reader written from RFC 4180 alone; undoes the apostrophe before formulas. Null is a bare empty field. */
function readCsv(text: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [, quoted, bare, end] = match;
    const value = quoted === undefined ? bare || null : quoted.replaceAll('""', '"');
    row.push(value === null ? null : (value ?? '').replace(/^'(?=[=+\-@\t\r])/, ''));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

async function readXlsx(bytes: Buffer) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(new PassThrough().end(bytes));
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('no sheet');
  const rows: unknown[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    rows.push(Array.from({ length: sheet.columnCount }, (_, index) => row.getCell(index + 1).value));
  });
  return { sheet, rows };
}

/** Excel's own escape of characters that XML cannot hold. */
const decode = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '=HYPERLINK("http://evil")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    'a,b',
    'say "hi"',
    'two\r\nlines',
    ' padded ',
    "'quoted",
    '_x0041_',
    '\u0001',
    '007',
    '1e5',
    'TRUE',
    '2025-01-01',
    '<b>&amp;',
    '',
  ),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  nasty.filter((text) => !text.includes('\u0000')),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.constant(null),
);
const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 20 });
const columns = [
  ['a', 'text'],
  ['b', 'unknown'],
  ['c "q", =1', 'decimal'],
] as const;

describe('CSV', () => {
  it('reads back as the stored rows, whatever they contain', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const text = (await collect(writeCsv(table(columns, given)))).toString('utf8');
        expect(text.startsWith('\uFEFF')).toBe(true);
        const [header, ...read] = readCsv(text.slice(1));
        expect(header).toEqual(columns.map(([name]) => name));
        // An apostrophe that stood before a formula sign cannot be told from ours.
        const expected = given.map((row) =>
          row.map((value) => (value === null ? null : String(value).replace(/^'(?=[=+\-@\t\r])/, ''))),
        );
        expect(read).toEqual(expected);
      }),
    );
  });

  it('makes no formula of text', async () => {
    const text = (await collect(writeCsv(table([['a', 'text']], [['=1+1'], ['-5'], [-5]])))).toString('utf8');
    expect(text).toBe("\uFEFFa\r\n'=1+1\r\n'-5\r\n-5\r\n");
  });
});

describe('XLSX', () => {
  it('reads back as the stored rows, whatever they contain', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const { rows: read } = await readXlsx(await collect(writeXlsx(table(columns, given))));
        const [header, ...body] = read;
        expect(header).toEqual(columns.map(([name]) => name));
        const plain = body.map((row) =>
          row.map((value) => (typeof value === 'string' ? decode(value) : (value ?? null))),
        );
        const expected = given.map((row) =>
          row.map((value) => {
            if (typeof value === 'number' && Math.abs(value) >= 1e15) return String(value);
            return typeof value === 'string' ? value || null : value;
          }),
        );
        while (expected.length > plain.length && expected.at(-1)?.every((value) => value === null))
          expected.pop();
        expect(plain.map((row) => row.map((value) => (value === '' ? null : value)))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('has a bold frozen header with filters, real numbers and dates, and formulas as text', async () => {
    const given = table(
      [
        ['day', 'date'],
        ['at', 'datetime'],
        ['n', 'integer'],
        ['t', 'text'],
      ],
      [
        ['2025-01-31', '2025-01-31 10:20:30', 1234, '=1+1'],
        ['1899-12-31', 'yesterday', 9_007_199_254_740_993n, 'plain'],
      ],
    );
    const { sheet, rows: read } = await readXlsx(await collect(writeXlsx(given)));
    expect(sheet.name).toBe('A test');
    expect(sheet.getCell('A1').font.bold).toBe(true);
    expect(sheet.getCell('A1').fill).toMatchObject({ pattern: 'solid' });
    expect(sheet.getColumn(2).width).toBe(21);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:D3');
    expect(read[1]).toEqual([
      new Date('2025-01-31T00:00:00Z'),
      new Date('2025-01-31T10:20:30Z'),
      1234,
      '=1+1',
    ]);
    expect(read[2]).toEqual(['1899-12-31', 'yesterday', '9007199254740993', 'plain']);
    expect(sheet.getCell('A2').numFmt).toBe('yyyy-mm-dd');
  });

  it('keeps outer blanks and says where a text was cut', async () => {
    const long = `start ${'x'.repeat(40_000)}`;
    const given = table(
      [['t', 'text']],
      [[' padded '], [long], [`${'y'.repeat(32_694)}😀${'z'.repeat(200)}`]],
    );
    const { sheet, rows: read } = await readXlsx(await collect(writeXlsx(given)));
    expect(sheet.getCell('A2').value).toBe(' padded ');
    const cut = String(read[2]?.[0]);
    expect(cut.length).toBe(32_767);
    expect(cut).toMatch(
      /^start x+ … \[cut: Excel holds 32,767 characters in a cell; the CSV export has all\]$/,
    );
    expect(read).toHaveLength(4);
  });

  it('leaves the event loop to others while it writes', async () => {
    const many = Array.from({ length: 20_000 }, (_, n): Row => [`SKU${n}`, n, n / 3, 'text', 'more', null]);
    const wide = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, 'text'] as const);
    let turns = 0;
    let writing = true;
    const turn = (): void => {
      turns += 1;
      if (writing) setImmediate(turn);
    };
    turn();
    const bytes = await collect(writeXlsx(table(wide, many)));
    writing = false;
    expect(bytes.length).toBeGreaterThan(100_000);
    // One turn of the loop a batch, at least.
    expect(turns).toBeGreaterThanOrEqual(many.length / 500);
  });
});

describe('JSON', () => {
  it('reads back as the API answers the rows, whatever they contain', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const text = (await collect(writeJson(table(columns, given)))).toString('utf8');
        const expected = given.map((row) => Object.fromEntries(columns.map(([name], i) => [name, row[i]])));
        expect(JSON.parse(text)).toEqual(expected);
      }),
    );
  });

  it('keeps the order of columns, odd names and whole numbers beyond 2^53', async () => {
    const given = table(
      [
        ['b', 'integer'],
        ['1', 'decimal'],
        ['__proto__', 'text'],
      ],
      [
        [9_007_199_254_740_993n, Number.POSITIVE_INFINITY, 'x'],
        [1n, 1.5, null],
      ],
    );
    expect((await collect(writeJson(given))).toString('utf8')).toBe(
      '[\n{"b":"9007199254740993","1":"Infinity","__proto__":"x"},\n{"b":1,"1":1.5,"__proto__":null}\n]\n',
    );
    expect((await collect(writeJson(table([['a', 'text']], [])))).toString('utf8')).toBe('[]\n');
  });
});

describe('Parquet', () => {
  const read = async (given: ExportTable) => {
    const { buffer, byteOffset, length } = await collect(writeParquet(given));
    const file = buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer;
    const { schema } = await parquetMetadataAsync(file);
    return {
      types: schema.slice(1).map(({ type, converted_type }) => converted_type ?? type),
      rows: await parquetReadObjects({ file }),
    };
  };

  it('reads back as the stored rows, whatever they contain', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const { rows: back } = await read(table(columns, given));
        expect(back.map((row) => columns.map(([name]) => row[name] ?? null))).toEqual(
          given.map((row) =>
            row.map((value, index) => {
              const allNumbers = given.every((other) => typeof other[index] !== 'string');
              return value === null || (columns[index]?.[1] === 'decimal' && allNumbers)
                ? value
                : String(value);
            }),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each<[ColumnType, Cell[], string, unknown[]]>([
    ['integer', [1, null, -5], 'INT32', [1, null, -5]],
    ['integer', [1, 2 ** 31], 'INT64', [1n, 2n ** 31n]],
    ['integer', [9_007_199_254_740_993n], 'INT64', [9_007_199_254_740_993n]],
    ['integer', [1e20, 5], 'DOUBLE', [1e20, 5]],
    ['integer', [1e20, 9_007_199_254_740_993n], 'UTF8', ['100000000000000000000', '9007199254740993']],
    ['decimal', [1.5, 2, null], 'DOUBLE', [1.5, 2, null]],
    ['decimal', [1.5, 9_007_199_254_740_993n], 'UTF8', ['1.5', '9007199254740993']],
    ['boolean', [1, 0, null], 'BOOLEAN', [true, false, null]],
    ['boolean', [1, 2], 'UTF8', ['1', '2']],
    ['date', ['2025-01-31', null], 'DATE', [new Date('2025-01-31'), null]],
    ['date', ['2025-02-30'], 'UTF8', ['2025-02-30']],
    [
      'datetime',
      ['2025-01-31 10:20:30', '1969-12-31'],
      'TIMESTAMP_MILLIS',
      [new Date('2025-01-31T10:20:30Z'), new Date('1969-12-31T00:00:00Z')],
    ],
    ['datetime', ['2025-01-31T10:20:30.123456Z'], 'UTF8', ['2025-01-31T10:20:30.123456Z']],
    ['datetime', ['2025-01-31 10:20:30', 'soon'], 'UTF8', ['2025-01-31 10:20:30', 'soon']],
    ['text', ['007', null], 'UTF8', ['007', null]],
    ['integer', [null], 'INT32', [null]],
  ])('writes %s %o as %s', async (type, cells, expectedType, expected) => {
    const { types, rows: back } = await read(
      table(
        [['a', type]],
        cells.map((each): Row => [each]),
      ),
    );
    expect(types).toEqual([expectedType]);
    expect(back.map(({ a }) => a ?? null)).toEqual(expected);
  });

  it('holds one row group at a time', async () => {
    const many = Array.from({ length: 120_000 }, (_, n): Row => [n]);
    const pieces: number[] = [];
    for await (const piece of writeParquet(table([['n', 'integer']], many))) pieces.push(piece.length);
    expect(pieces).toHaveLength(4);
    const { rows: back } = await read(table([['n', 'integer']], many));
    expect(back).toHaveLength(many.length);
    expect(back.at(-1)).toEqual({ n: 119_999 });
  });

  it('writes a table without rows', async () => {
    expect(await read(table([['a', 'date']], []))).toEqual({ types: ['DATE'], rows: [] });
  });
});

it.each([
  ['Product Mismatch - RBP vs OPS', 'Product Mismatch - RBP vs OPS 2025-10-27 110000.csv'],
  ['a/b\\c:d*e?"<>|', 'a b c d e 2025-10-27 110000.csv'],
  ['...', 'export 2025-10-27 110000.csv'],
  ['\n', 'export 2025-10-27 110000.csv'],
])('names the file of %j', (title, expected) => {
  expect(exportName(title, new Date('2025-10-27T11:00:00Z'), 'csv')).toBe(expected);
});
