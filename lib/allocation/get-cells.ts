import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { pagination, readRows } from './open-result';
import type { getCellsEndpoint } from './result-endpoints';
import type { CellPage } from './results/read-result';

/** Demand cells in the order of the forecast, the sums of all, and the rows that could not be computed. @throws AppError `not_found` */
export async function getCells(
  ctx: Context,
  input: InputOf<typeof getCellsEndpoint>,
): Promise<AnswerOf<typeof getCellsEndpoint>> {
  const page = await readRows<CellPage>(ctx, 'cells', input);
  return {
    success: true,
    data: [...page.rows],
    pagination: pagination(page.rows.length, page.total, input),
    summary: [...page.summary],
    failed_rows: [...page.failedRows],
  };
}
