import type { Context } from '../context';
import { AppError } from '../shared/errors';
import { type DetailRow, listedColumns } from './to-execution';

/** Everything of one execution but the rows of its result. @throws AppError `not_found` */
export async function findExecution(ctx: Context, executionId: number): Promise<DetailRow> {
  const row = await ctx.db.readOne(
    ctx.db.sql
      .selectFrom('kpi_execution_results as e')
      .innerJoin('kpi_definitions as k', 'k.id', 'e.kpi_id')
      .select(listedColumns.map((column) => `e.${column}` as const))
      .select(['e.explanation', 'e.result_columns', 'e.result_file', 'e.job_id', 'k.name as kpi_name'])
      .select(['k.is_active as kpi_is_active', 'k.current_version'])
      .where('e.id', '=', executionId),
  );
  if (!row) throw new AppError('not_found', `There is no execution ${executionId}`);
  return row;
}
