import { existsSync } from 'node:fs';
import { absoluteArtefact } from '../artefacts/artefact-path';
import type { Context } from '../context';
import { AppError } from '../shared/errors';
import { borrowResultFile, type ResultFile } from './results/result-file';

/** Where the rows of an execution are. @throws AppError `not_found` when their file has gone. */
export function resultPath(ctx: Context, resultFile: string): string {
  const path = absoluteArtefact(ctx.state.env.DATA_DIR, resultFile);
  if (existsSync(path)) return path;
  throw new AppError('not_found', 'The rows of this execution are no longer there; execute the KPI again.');
}

/** The rows of an execution, open for reading; undefined when it has none. */
export function openResult(ctx: Context, execution: { result_file: string | null }): ResultFile | undefined {
  if (execution.result_file === null) return undefined;
  return borrowResultFile(ctx.db, resultPath(ctx, execution.result_file));
}
