import { existsSync } from 'node:fs';
import { absoluteArtefact } from '../artefacts/artefact-path';
import type { Context } from '../context';
import { exportFormats } from '../export/export-formats';
import { type Download, download } from '../shared/reply';
import type { ReportType } from './execution-schemas';
import { explainReportFailure, reportUnreadable } from './explain-report-failure';
import { reports } from './reports/reports';
import type { ReportTask, WrittenReport } from './reports/write-report';

/** A download may take this long, at whatever pace the client reads … */
const TIMEOUT_MS = 60 * 60_000;
/** … unless it does not read at all. */
const STALL_MS = 60_000;

/**
 * A report of an execution that has them, written by a child process as fast as the client takes it. `suffix` ends
 * the file's name.
 * @throws AppError `not_found` when the result is damaged or gone; at once, or as the first piece.
 */
export function downloadReport(
  ctx: Context,
  type: ReportType,
  execution: { readonly execution_id: string; readonly result_file: string },
  suffix: string,
): Download {
  const { execution_id, result_file } = execution;
  const path = absoluteArtefact(ctx.state.env.DATA_DIR, result_file);
  if (!existsSync(path)) throw reportUnreadable(execution_id);
  const task: ReportTask = { path, type };
  return download({
    filename: `${reports[type].fileName}_${suffix}.xlsx`,
    contentType: exportFormats.xlsx.contentType,
    stream: ctx.state.children.stream('write-report', task, {
      timeoutMs: TIMEOUT_MS,
      stallMs: STALL_MS,
      explain: (error) => explainReportFailure(error, execution_id),
      onReply: (reply) => {
        // Only write-report.child.ts answers.
        const { peakBytes } = reply as WrittenReport;
        ctx.log.info({ execution: execution_id, report: type, peakBytes }, 'A report was downloaded');
      },
    }),
  });
}
