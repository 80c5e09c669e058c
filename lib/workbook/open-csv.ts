import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type CsvError, parse } from 'csv-parse';
import { AppError } from '../shared/errors';
import { MAX_COLUMNS, MAX_CSV_LINE, MAX_CSV_ROW, MAX_EMPTY_ROWS, MAX_ROWS } from './limits';
import type { SheetRow, Workbook } from './workbook';

const SEPARATORS = [',', ';', '\t'] as const;
const HEAD_BYTES = 64 * 1024;

/**
 * Opens a CSV in UTF-8, separated by commas, semicolons or tabs. All of its cells are texts.
 * @throws AppError where it is not UTF-8 or binary.
 */
export async function openCsv(file: string, filename: string): Promise<Workbook> {
  const head = await readHead(file);
  refuseOtherEncodings(head, filename);
  const separator = findSeparator(head.toString('utf8').replace(/^\uFEFF/, ''));
  return {
    kind: 'csv',
    sheets: [null],
    read: () => readCsvRows(file, filename, separator),
    close: () => undefined,
  };
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function refuseOtherEncodings(head: Buffer, filename: string): void {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') {
    throw new AppError('unsupported_type', `${filename} is in UTF-16: save it as "CSV UTF-8"`);
  }
  if (head.includes(0)) {
    throw new AppError('unsupported_type', `${filename} is not text: upload .xlsx, or CSV in UTF-8`);
  }
}

/** The separator that stands most often, outside quotes, in the first lines. */
function findSeparator(head: string): string {
  const bare = head
    .split(/\r\n|\n|\r/)
    .slice(0, 20)
    .join('\n')
    .replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

async function* decodeUtf8(file: string, filename: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const notUtf8 = (): AppError =>
    new AppError(
      'unsupported_type',
      `${filename} is not in UTF-8 (it has letters of another encoding): save it as "CSV UTF-8"`,
    );
  let unbroken = 0;
  for await (const piece of createReadStream(file)) {
    let text: string;
    try {
      text = decoder.decode(piece as Buffer, { stream: true });
    } catch {
      throw notUtf8();
    }
    unbroken = afterLastBreak(text, unbroken);
    // The parser counts what stands in a row, but not its separators.
    if (unbroken > MAX_CSV_LINE) {
      throw new AppError('too_large', `${filename} has a line of more than ${MAX_CSV_LINE / 1024} KiB`);
    }
    yield text;
  }
  try {
    yield decoder.decode();
  } catch {
    throw notUtf8();
  }
}

/** Characters since the last line break, `before` of them before this text. */
function afterLastBreak(text: string, before: number): number {
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return last < 0 ? before + text.length : text.length - last - 1;
}

async function* readCsvRows(file: string, filename: string, separator: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    max_record_size: MAX_CSV_ROW,
    trim: false,
  });
  void feed(parser, decodeUtf8(file, filename));
  let row = 0;
  let rows = 0;
  let lastRow = 0;
  try {
    for await (const texts of parser as AsyncIterable<string[]>) {
      row += 1;
      const cells = texts.map((text) => (text.trim() === '' ? null : text));
      while (cells.length > 0 && cells.at(-1) === null) cells.pop();
      if (cells.length === 0) {
        if (row - lastRow > MAX_EMPTY_ROWS) return;
        continue;
      }
      lastRow = row;
      rows += 1;
      if (rows > MAX_ROWS) {
        throw new AppError('too_large', `${filename} has more than ${MAX_ROWS.toLocaleString('en')} rows`);
      }
      if (cells.length > MAX_COLUMNS) {
        throw new AppError('too_large', `${filename} has more than ${MAX_COLUMNS} columns in row ${row}`);
      }
      yield { row, cells };
    }
  } catch (error) {
    throw error instanceof AppError ? error : describeCsvError(error, filename, row);
  } finally {
    parser.destroy();
  }
}

/** Gives the parser the text as fast as it takes it; what fails in between fails the parser. */
async function feed(parser: ReturnType<typeof parse>, pieces: AsyncIterable<string>): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (parser.destroyed) return;
      if (!parser.write(piece)) {
        await new Promise<void>((resolve) => {
          parser.once('drain', resolve).once('close', resolve);
        });
      }
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function describeCsvError(error: unknown, filename: string, rowsRead: number): AppError {
  const { code, records } = error as Partial<CsvError>;
  // The parser is ahead of who reads the rows.
  const row = (typeof records === 'number' ? records : rowsRead) + 1;
  if (code === 'CSV_MAX_RECORD_SIZE') {
    const problem = `row ${row} is longer than ${MAX_CSV_ROW / 1024} KiB; perhaps a quotation mark is not closed`;
    return new AppError('too_large', `${filename}: ${problem}`);
  }
  if (code?.startsWith('CSV_')) {
    return new AppError(
      'invalid_input',
      `${filename}: row ${row} is no CSV: a quotation mark is not closed or stands inside a text`,
    );
  }
  throw error;
}
