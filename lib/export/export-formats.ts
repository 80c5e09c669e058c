import type { Chunks } from '../shared/reply';
import type { ExportTable } from './export-table';
import { writeCsv } from './write-csv';
import { writeJson } from './write-json';
import { writeParquet } from './write-parquet';
import { MAX_EXCEL_ROWS } from './write-workbook';
import { writeXlsx } from './write-xlsx';

export type ExportFormat = 'csv' | 'xlsx' | 'json' | 'parquet';

export interface FormatOfExport {
  readonly contentType: string;
  readonly write: (table: ExportTable) => Chunks;
  /** More rows than this cannot be written. */
  readonly maxRows: number;
}

/** Every file format a table can be exported to; the key is its extension. */
export const exportFormats: Readonly<Record<ExportFormat, FormatOfExport>> = {
  csv: { contentType: 'text/csv; charset=utf-8', write: writeCsv, maxRows: Number.POSITIVE_INFINITY },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writeXlsx,
    maxRows: MAX_EXCEL_ROWS,
  },
  json: {
    contentType: 'application/json; charset=utf-8',
    write: writeJson,
    maxRows: Number.POSITIVE_INFINITY,
  },
  parquet: {
    contentType: 'application/vnd.apache.parquet',
    write: writeParquet,
    maxRows: Number.POSITIVE_INFINITY,
  },
};
