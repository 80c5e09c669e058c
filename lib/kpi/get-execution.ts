import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { isAppError } from '../shared/errors';
import type { getExecutionEndpoint } from './execution-endpoints';
import { readProgress } from './execution-progress';
import type { ExecutionDetail } from './execution-schemas';
import { findExecution } from './find-execution';
import { readPage } from './read-page';
import { type DetailRow, toDetail } from './to-execution';

/** One execution in full, with its first rows. @throws AppError `not_found` */
export async function getExecution(
  ctx: Context,
  { execution_id, result_limit }: InputOf<typeof getExecutionEndpoint>,
): Promise<AnswerOf<typeof getExecutionEndpoint>> {
  return { success: true, execution: await readExecutionDetail(ctx, execution_id, result_limit) };
}

/**
 * An execution with at most `rowLimit` of its rows; `result_data` is null when it has none to open, with a warning
 * when it once had.
 */
export async function readExecutionDetail(
  ctx: Context,
  executionId: number,
  rowLimit: number,
): Promise<ExecutionDetail> {
  const row = await findExecution(ctx, executionId);
  const none = { result_data: null, result_total: 0, progress: await readProgress(ctx, row) };
  if (row.result_file === null) return toDetail(row, none);
  try {
    return await readDetail(ctx, row, rowLimit);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const detail = toDetail(row, none);
    return { ...detail, warnings: [...detail.warnings, error.message] };
  }
}

async function readDetail(ctx: Context, row: DetailRow, rowLimit: number): Promise<ExecutionDetail> {
  const { rows, total } = await readPage(ctx, row, {}, { offset: 0, limit: rowLimit });
  return toDetail(row, { result_data: rows, result_total: total, progress: null });
}
