import type { Context } from '../context';
import { type ExportFormat, exportFormats } from '../export/export-formats';
import { exportName } from '../export/export-name';
import { AppError } from '../shared/errors';
import { type Download, download } from '../shared/reply';
import { openResult, resultPath } from './open-result';
import type { Exported, ExportTask } from './results/export-rows';
import { plainSelection, type RowSelection, selectRows } from './results/select-rows';
import { explainReading } from './results/unreadable-rows';
import type { DetailRow } from './to-execution';

/** An export may take this long, at whatever pace the client reads … */
const TIMEOUT_MS = 60 * 60_000;
/** … unless it does not read at all. */
const STALL_MS = 60_000;

/**
 * A file of every row that matches, written by a child process as fast as the client takes it.
 * @throws AppError `conflict` when the execution has no rows to export, `invalid_input` for an unknown column,
 *   `not_found` when they can no longer be read; as the first piece, `too_large` for a format that cannot hold them.
 */
export function exportDrilldown(
  ctx: Context,
  execution: DetailRow,
  selection: RowSelection,
  format: ExportFormat,
): Download {
  const file = openResult(ctx, execution);
  if (execution.result_file === null || file === undefined) {
    throw new AppError(
      'conflict',
      `Execution ${execution.id} is ${execution.execution_status}: it has no rows to export.`,
    );
  }
  // Refuse an unknown column now, while there is still a status to answer with.
  selectRows(file, selection);
  const task: ExportTask = {
    path: resultPath(ctx, execution.result_file),
    selection: plainSelection(selection),
    format,
    title: execution.kpi_name,
  };
  return download({
    filename: exportName(execution.kpi_name, execution.execution_timestamp, format),
    contentType: exportFormats[format].contentType,
    stream: ctx.state.children.stream('export-rows', task, {
      timeoutMs: TIMEOUT_MS,
      stallMs: STALL_MS,
      explain: explainReading,
      onReply: (reply) => {
        // Only export-rows.child.ts answers.
        const { peakBytes } = reply as Exported;
        ctx.log.info({ execution: execution.id, format, peakBytes }, 'Rows were exported');
      },
    }),
  });
}
