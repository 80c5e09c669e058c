import { open } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../shared/errors';
import { MAX_FILE_BYTES } from './limits';

const WORKBOOKS = new Set(['.xlsx', '.xlsm']);
const TEXTS = new Set(['.csv', '.txt', '.tsv']);

/** Names of streams in a compound file, as they stand in its directory. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * What a file is by its first bytes, which must agree with its name.
 * @throws AppError `unsupported_type` when it is neither a workbook nor CSV, or is protected by a password;
 * `too_large`; `invalid_input` when it is empty.
 */
export async function sniffFile(file: string, filename: string): Promise<'xlsx' | 'csv'> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) {
      throw new AppError('too_large', `${filename} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB`);
    }
    if (size === 0) throw new AppError('invalid_input', `${filename} is empty`);
    const head = Buffer.alloc(4096);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    const begin = head.subarray(0, bytesRead);
    if (isCompound(begin)) {
      const bytes = Buffer.alloc(size);
      await handle.read(bytes, 0, size, 0);
      throw new AppError('unsupported_type', describeCompound(filename, bytes));
    }
    return kindOf(filename, begin);
  } finally {
    await handle.close();
  }
}

function kindOf(filename: string, begin: Buffer): 'xlsx' | 'csv' {
  const extension = path.extname(filename).toLowerCase();
  if (isZip(begin)) {
    if (WORKBOOKS.has(extension)) return 'xlsx';
    const advice =
      extension === '.xlsb' || extension === '.ods'
        ? 'save it as Excel workbook (.xlsx)'
        : 'if it is an Excel workbook, give it the extension .xlsx';
    throw new AppError('unsupported_type', `${filename} is a zip archive, not CSV: ${advice}`);
  }
  if (TEXTS.has(extension)) return 'csv';
  if (WORKBOOKS.has(extension) && looksLikeText(begin)) {
    const advice = /^\s*<(!doctype html|html|table|\?xml)/i.test(begin.toString('latin1'))
      ? 'it is a web page; open it in Excel and save it as Excel workbook (.xlsx)'
      : 'if it is CSV, give it the extension .csv';
    throw new AppError('unsupported_type', `${filename} is text, not an Excel workbook: ${advice}`);
  }
  if (WORKBOOKS.has(extension)) {
    throw new AppError('unsupported_type', `${filename} is not an Excel workbook, whatever its name says`);
  }
  throw new AppError('unsupported_type', `${filename} cannot be read: upload .xlsx or .csv`);
}

/** `PK` with the mark of an entry, or of an archive that is empty. */
const isZip = (begin: Buffer): boolean =>
  begin.subarray(0, 2).toString('latin1') === 'PK' && (begin[2] === 3 || begin[2] === 5);

const isCompound = (begin: Buffer): boolean =>
  begin.subarray(0, 8).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));

const looksLikeText = (begin: Buffer): boolean => !begin.includes(0);

function describeCompound(filename: string, bytes: Buffer): string {
  return bytes.includes(ENCRYPTED)
    ? `${filename} is protected by a password: remove the password in Excel and upload it again`
    : `${filename} is a workbook of Excel 97-2003 (.xls): save it as Excel workbook (.xlsx)`;
}
