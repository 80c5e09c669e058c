import type Sqlite from 'libsql';
import type { WorkbookSheet } from '../../export/export-workbook';
import type { ResultMeta } from '../result-file';

/** The result of an execution, open for reading. */
export interface ReportSource {
  readonly db: Sqlite.Database;
  readonly meta: ResultMeta;
}

/** One of the workbooks that an execution answers with. */
export interface Report {
  /** For people, e.g. "Bucket summary". */
  readonly title: string;
  /** What its files are called, before the execution's id or the month. */
  readonly fileName: string;
  /** Plain tables: one header row, and no totals among the data. */
  readonly sheets: (source: ReportSource) => readonly WorkbookSheet[];
}
