import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { createChildPool } from '../jobs/create-child-pool';
import { inputFile } from '../testing/input-files';
import { forge, inlineCell, rawWorkbook, sheetXml, zip } from '../testing/raw-workbook';

const pool = createChildPool({
  directory: path.resolve(import.meta.dirname, '../../dist'),
  log: pino({ level: 'silent' }),
});
afterAll(() => pool.stop());

interface Read {
  outcome: string;
  firstCells: unknown;
  cpuMs: number;
  peakMiB: number;
}

/** Read in another process, which tells how long it took and how much memory it had at most. */
async function read(bytes: Uint8Array | string, filename = 'forecast.xlsx'): Promise<Read> {
  const work = { timeoutMs: 20_000 };
  return (await pool.run('read-workbook', inputFile(filename, bytes), work)) as Read;
}

const MIB = 1024 * 1024;
const row = `<row r="1">${inlineCell('A1', 'one')}</row>`;
const good = await rawWorkbook(row);

function* repeat(text: string, times: number): Generator<string> {
  const many = text.repeat(Math.min(times, 1024));
  for (let left = times; left > 0; left -= 1024) yield left < 1024 ? text.repeat(left) : many;
}
/** A row, so many empty ones, and another row. */
function* emptyRows(count: number, empty: string): Generator<string> {
  yield row;
  for (let at = 2; at < count + 2; at += 1000) {
    let rows = '';
    for (let n = at; n < at + 1000; n += 1) rows += empty.replaceAll('#', String(n));
    yield rows;
  }
  yield `<row r="${count + 2}">${inlineCell(`A${count + 2}`, 'last')}</row>`;
}
function* rowWithoutEnd(): Generator<string> {
  yield '<row r="1">';
  for (let cell = 0; cell < 90; cell += 1) yield inlineCell('A1', randomBytes(50_000).toString('hex'));
}
const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(3000),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(1000),
  ]);

type Case = readonly [name: string, expected: string | RegExp, bytes: () => Promise<Uint8Array> | Uint8Array];

const WORKBOOKS: readonly Case[] = [
  ['a good one', '1 rows', () => good],
  [
    'a merge of a million cells',
    '1 rows',
    () =>
      rawWorkbook('', {
        'xl/worksheets/sheet1.xml': sheetXml(row, '<mergeCells><mergeCell ref="A1:XFD65536"/></mergeCells>'),
      }),
  ],
  ['a million empty rows', '2 rows', () => rawWorkbook(emptyRows(1_000_000, '<row r="#" s="1"/>'))],
  [
    '300,000 rows of empty cells',
    '2 rows',
    () => rawWorkbook(emptyRows(300_000, '<row r="#"><c r="A#" s="1"/><c r="B#"><v/></c></row>')),
  ],
  [
    '300,000 empty rows that do not look so, where reading gives up',
    '1 rows',
    () => rawWorkbook(emptyRows(300_000, '<row r="#"><c r="A#" t="str"><v> </v></c></row>')),
  ],
  [
    'macros and links to other files, which are not looked at',
    '1 rows',
    () =>
      rawWorkbook(row, {
        'xl/vbaProject.bin': 'not looked at',
        'xl/externalLinks/externalLink1.xml': '<externalLink',
        'xl/embeddings/nested.zip': good.toString('latin1'),
      }),
  ],
  [
    'a zip bomb',
    'too_large: forecast.xlsx unpacks to more than 200 times its size: it is no ordinary workbook',
    () => rawWorkbook(repeat(' '.repeat(1024), 16 * 1024)),
  ],
  [
    'a bomb whose directory lies',
    /^invalid_input: forecast.xlsx is damaged or was cut off/,
    async () =>
      forge(
        await rawWorkbook(repeat(' '.repeat(1024), 16 * 1024)),
        'xl/worksheets/sheet1.xml',
        'inflated',
        900,
      ),
  ],
  [
    'more than may be unpacked',
    'too_large: forecast.xlsx would be larger than 500 MiB when unpacked',
    () => forge(good, 'xl/worksheets/sheet1.xml', 'inflated', 600 * MIB),
  ],
  [
    'texts that would fill the memory',
    'too_large: forecast.xlsx (xl/sharedStrings.xml) would be larger than 32 MiB when unpacked',
    async () => {
      const strings = {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        'xl/sharedStrings.xml': randomBytes(MIB).toString('base64'),
      };
      return forge(await rawWorkbook(row, strings), 'xl/sharedStrings.xml', 'inflated', 65 * MIB);
    },
  ],
  [
    'thousands of parts',
    /^too_large: .* more than 2000 parts/,
    () => zip(Array.from({ length: 2_001 }, (_, n) => [`xl/media/${n}`, ''] as const)),
  ],
  [
    'the same part twice',
    /^invalid_input: .* two parts/,
    () =>
      zip([
        ['a', '1'],
        ['A', '2'],
      ]),
  ],
  [
    'parts with a password',
    /^unsupported_type: .* encrypted/,
    () => forge(good, 'xl/workbook.xml', 'flags', 0x0809),
  ],
  ['a file cut off', /^invalid_input: .* cut off/, () => good.subarray(0, good.length - 40)],
  ['only the beginning', /^invalid_input: .* cut off/, () => good.subarray(0, 100)],
  ['another kind of archive', /^unsupported_type: .* not an Excel workbook/, () => zip([['a.txt', 'a']])],
  [
    'XML that is not closed',
    /^invalid_input: .* damaged/,
    () => rawWorkbook('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row></c>' }),
  ],
  [
    'entities that grow',
    /^invalid_input: .* damaged/,
    () =>
      rawWorkbook('', {
        'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(999)}"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
      }),
  ],
  [
    'XML after the rows, which is not looked at',
    '1 rows',
    () => rawWorkbook('', { 'xl/worksheets/sheet1.xml': sheetXml(row, `<mergeCells${'<'.repeat(99)}`) }),
  ],
  [
    'a row without end',
    'too_large: forecast.xlsx: the sheet Forecast has a row of more than 8 MiB',
    () => rawWorkbook(rowWithoutEnd()),
  ],
  [
    'a tag without end',
    /^invalid_input: .* damaged/,
    () => rawWorkbook(['<row r="1"><c ', ...repeat(`a${randomBytes(16).toString('hex')}="" `, 60_000)]),
  ],
  [
    'a part that is missing',
    /^invalid_input: .* xl\/worksheets\/nowhere.xml is missing/,
    () =>
      rawWorkbook(row, {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/nowhere.xml"/></Relationships>',
      }),
  ],
  [
    'a cell in the last column',
    'too_large: forecast.xlsx: the sheet Forecast has something in a column beyond the first 100 (row 1)',
    () => rawWorkbook(`<row r="1">${inlineCell('XFD1', 'x')}</row>`),
  ],
  [
    'a password on the whole file',
    'unsupported_type: forecast.xlsx is protected by a password: remove the password in Excel and upload it again',
    () => compound('EncryptedPackage'),
  ],
  [
    'a workbook of Excel 97',
    'unsupported_type: forecast.xlsx is a workbook of Excel 97-2003 (.xls): save it as Excel workbook (.xlsx)',
    () => compound('Workbook'),
  ],
  ['nothing at all', 'invalid_input: forecast.xlsx is empty', () => Buffer.alloc(0)],
  ['CSV under the name of a workbook', /^unsupported_type: .* \.csv$/, () => Buffer.from('a,b\n1,2')],
  [
    'a picture',
    /^unsupported_type: .* whatever its name says/,
    () => Buffer.from('89504e470d0a1a0a00', 'hex'),
  ],
];

describe('workbooks, whatever is in them', () => {
  it.each(WORKBOOKS)('%s', async (_, expected, bytes) => {
    const { outcome, cpuMs, peakMiB } = await read(await bytes());
    expect(outcome).toMatch(typeof expected === 'string' ? new RegExp(`^${literal(expected)}$`) : expected);
    expect(cpuMs).toBeLessThan(5_000);
    expect(peakMiB).toBeLessThan(350);
  });
});

const CSVS: readonly (readonly [name: string, expected: RegExp, bytes: Uint8Array | string])[] = [
  ['UTF-8 with a mark', /^2 rows$/, '\uFEFFa;b\n1;2'],
  ['UTF-16', /^unsupported_type: .* UTF-16/, Buffer.from('\uFEFFa,b', 'utf16le')],
  ['Latin-1', /^unsupported_type: .* not in UTF-8/, Buffer.from('Müller,1', 'latin1')],
  [
    'half a letter at the end',
    /^unsupported_type: .* not in UTF-8/,
    Buffer.from('a,ü', 'utf8').subarray(0, 3),
  ],
  ['a workbook under the name of CSV', /^unsupported_type: .* \.xlsx$/, good],
  ['binary', /^unsupported_type: .* not text/, Buffer.from([1, 2, 0, 3])],
  [
    'a quotation mark never closed',
    /^too_large: .* quotation mark is not closed/,
    `a,b\n"${'x'.repeat(MIB)}`,
  ],
  ['a quotation mark never closed in a short file', /^invalid_input: .* quotation mark/, 'a,b\n"x'],
  ['a quotation mark inside of a text', /^invalid_input: .* row 2 /, 'a,b\n"x"y,1'],
  ['a hundred thousand empty lines', /^2 rows$/, `a\n${'\n'.repeat(100_000)}b`],
  ['lines without end', /^1 rows$/, `a\n${'\n'.repeat(5_000_000)}b`],
  ['a million separators', /^too_large: /, `a\n${','.repeat(1_000_000)}`],
  ['101 columns', /^too_large: .* 100 columns in row 1/, 'x,'.repeat(100).concat('x')],
  ['200,001 rows', /^too_large: .* 200,000 rows/, 'x,y\n'.repeat(200_001)],
];

describe('CSV, whatever is in it', () => {
  it.each(CSVS)('%s', async (_, expected, bytes) => {
    const { outcome, cpuMs, peakMiB } = await read(bytes, 'forecast.csv');
    expect(outcome).toMatch(expected);
    expect(cpuMs).toBeLessThan(5_000);
    expect(peakMiB).toBeLessThan(350);
  });
});

const literal = (text: string): string => text.replace(/[()[\].*+?^$|\\]/g, '\\$&');
