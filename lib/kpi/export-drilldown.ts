import type { Context } from '../context';
import { type ExportFormat, exportFormats } from '../export/export-formats';
import { exportName } from '../export/export-name';
import { AppError } from '../shared/errors';
import { type Download, download } from '../shared/reply';
import { resultPath } from './open-result';
import { borrowResultFile } from './results/result-file';
import { type RowSelection, selectRows } from './results/select-rows';
import { streamResult } from './results/stream-result';
import type { DetailRow } from './to-execution';

/**
 * A file of every row that matches, streamed.
 * @throws AppError `conflict` when the execution has no rows to export, `invalid_input` for an unknown column.
 */
export function exportDrilldown(
  ctx: Context,
  execution: DetailRow,
  selection: RowSelection,
  format: ExportFormat,
): Download {
  if (execution.result_file === null) {
    throw new AppError(
      'conflict',
      `Execution ${execution.id} is ${execution.execution_status}: it has no rows to export.`,
    );
  }
  const path = resultPath(ctx, execution.result_file);
  const file = borrowResultFile(ctx.db, path);
  // Refuse an unknown column now, while there is still a status to answer with.
  selectRows(file, selection);
  const { contentType, write } = exportFormats[format];
  return download({
    filename: exportName(execution.kpi_name, execution.execution_timestamp, format),
    contentType,
    stream: write({
      title: execution.kpi_name,
      columns: file.columns.map(({ name, type }) => ({ name, type })),
      batches: streamResult(path, selection),
    }),
  });
}
