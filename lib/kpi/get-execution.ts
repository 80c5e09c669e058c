import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { getExecutionEndpoint } from './execution-endpoints';
import { readProgress } from './execution-progress';
import type { ExecutionDetail } from './execution-schemas';
import { findExecution } from './find-execution';
import { openResult } from './open-result';
import { pageResult } from './results/page-result';
import { toDetail } from './to-execution';

/** One execution in full, with its first rows. @throws AppError `not_found` */
export async function getExecution(
  ctx: Context,
  { execution_id, result_limit }: InputOf<typeof getExecutionEndpoint>,
): Promise<AnswerOf<typeof getExecutionEndpoint>> {
  return { success: true, execution: await readExecutionDetail(ctx, execution_id, result_limit) };
}

/** An execution with at most `rowLimit` of its rows; `result_data` is null when it has none to open. */
export async function readExecutionDetail(
  ctx: Context,
  executionId: number,
  rowLimit: number,
): Promise<ExecutionDetail> {
  const row = await findExecution(ctx, executionId);
  const file = openResult(ctx, row);
  if (!file) {
    return toDetail(row, { result_data: null, result_total: 0, progress: await readProgress(ctx, row) });
  }
  const page = pageResult(file, {}, { offset: 0, limit: rowLimit });
  return toDetail(row, { result_data: page.rows, result_total: page.total, progress: null });
}
