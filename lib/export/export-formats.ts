import type { Chunks } from '../shared/reply';
import type { ExportTable } from './export-table';
import { writeCsv } from './write-csv';
import { writeXlsx } from './write-xlsx';

export type ExportFormat = 'csv' | 'xlsx';

/** Every file format a table can be exported to; the key is its extension. */
export const exportFormats: Readonly<
  Record<ExportFormat, { readonly contentType: string; readonly write: (table: ExportTable) => Chunks }>
> = {
  csv: { contentType: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writeXlsx,
  },
};
