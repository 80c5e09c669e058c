import { openCsv } from './open-csv';
import { openXlsx } from './open-xlsx';
import { sniffFile } from './sniff-file';
import type { Workbook } from './workbook';

/**
 * Opens an upload, whatever is in it, as sheets of plain rows. To be called in a child process, whose limits of
 * memory and time hold for what the checks here let through.
 * @param filename as the client named it; its extension must agree with the content.
 * @throws AppError `unsupported_type`, `too_large` or `invalid_input`, saying what to do.
 */
export async function openWorkbook(file: string, filename: string): Promise<Workbook> {
  return (await sniffFile(file, filename)) === 'xlsx' ? openXlsx(file, filename) : openCsv(file, filename);
}
