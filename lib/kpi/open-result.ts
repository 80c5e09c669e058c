import { existsSync } from 'node:fs';
import { absoluteArtefact } from '../artefacts/artefact-path';
import type { Context } from '../context';
import { borrowResultFile, type ResultFile } from './results/result-file';
import { explainReading, rowsUnreadable } from './results/unreadable-rows';

/** Where the rows of an execution are. @throws AppError `not_found` when their file has gone. */
export function resultPath(ctx: Context, resultFile: string): string {
  const path = absoluteArtefact(ctx.state.env.DATA_DIR, resultFile);
  if (existsSync(path)) return path;
  throw rowsUnreadable();
}

/**
 * The rows of an execution, open for reading; undefined when it has none.
 * @throws AppError `not_found` when their file is damaged or gone.
 */
export function openResult(ctx: Context, execution: { result_file: string | null }): ResultFile | undefined {
  if (execution.result_file === null) return undefined;
  const path = resultPath(ctx, execution.result_file);
  try {
    return borrowResultFile(ctx.db, path);
  } catch (error) {
    throw explainReading(error);
  }
}
