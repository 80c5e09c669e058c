import { type ExportFormat, exportFormats } from '../../export/export-formats';
import { AppError } from '../../shared/errors';
import { pageResult } from './page-result';
import { openResultFile } from './result-file';
import type { RowSelection } from './select-rows';
import { streamResult } from './stream-result';

export interface ExportTask {
  /** Absolute path of the result file. */
  readonly path: string;
  readonly selection: RowSelection;
  readonly format: ExportFormat;
  readonly title: string;
}

export interface Exported {
  /** The most memory this process has taken so far. */
  readonly peakBytes: number;
}

/**
 * Writes every row that matches, in the format asked for. What is wrong with the file shows before the first byte.
 * @throws AppError `too_large` when the format cannot hold so many rows.
 */
export async function exportRows(
  { path, selection, format, title }: ExportTask,
  output: (piece: Uint8Array | string) => Promise<void>,
): Promise<Exported> {
  const { write, maxRows } = exportFormats[format];
  const file = openResultFile(path);
  const { columns, rowCount } = file;
  const total = rowCount > maxRows ? pageResult(file, selection, { offset: 0, limit: 0 }).total : rowCount;
  file.db.close();
  if (total > maxRows) throw tooManyRows(total, maxRows, format);
  const table = { title, columns, read: () => streamResult(path, selection) };
  for await (const piece of write(table) as AsyncIterable<Uint8Array | string>) await output(piece);
  return { peakBytes: process.resourceUsage().maxRSS * 1024 };
}

function tooManyRows(total: number, maxRows: number, format: ExportFormat): AppError {
  const [rows, most] = [total.toLocaleString('en'), maxRows.toLocaleString('en')];
  return new AppError(
    'too_large',
    `${rows} rows match, and a file of the format ${format} holds at most ${most}. Filter further, or export as CSV, JSON or Parquet.`,
  );
}
