import Sqlite from 'libsql';
import { writeWorkbook } from '../../export/write-workbook';
import { readOnlySqliteUri } from '../../shared/sqlite-uri';
import type { ReportType } from '../execution-schemas';
import { monthKey } from '../inputs';
import type { ResultMeta } from '../result-file';
import { documentProperties } from './document-properties';
import { reports } from './reports';

export interface ReportTask {
  /** Absolute path of the result file. */
  readonly path: string;
  readonly type: ReportType;
}

export interface WrittenReport {
  /** The most memory this process has taken so far. */
  readonly peakBytes: number;
}

/** Writes a report as a workbook, row by row from the result. What is wrong with it shows before the first byte. */
export async function writeReport(
  { path, type }: ReportTask,
  output: (piece: Uint8Array) => Promise<void>,
): Promise<WrittenReport> {
  const db = new Sqlite(readOnlySqliteUri(path));
  try {
    const meta = readMeta(db);
    const { title, sheets } = reports[type];
    const workbook = {
      title: `${title}, ${monthKey(meta)}`,
      properties: documentProperties(meta),
      sheets: sheets({ db, meta }),
    };
    for await (const piece of writeWorkbook(workbook)) await output(piece);
  } finally {
    db.close();
  }
  return { peakBytes: process.resourceUsage().maxRSS * 1024 };
}

function readMeta(db: Sqlite.Database): ResultMeta {
  const row = db.prepare(`SELECT value FROM meta WHERE name = 'execution'`).get([]);
  // Only write-result.ts writes it.
  return JSON.parse((row as { value: string }).value);
}
