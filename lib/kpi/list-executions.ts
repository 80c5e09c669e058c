import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { listExecutionsEndpoint } from './endpoints';
import { findKpi } from './find-kpi';
import { listedColumns, toExecution } from './to-execution';

/** The history of a KPI, newest first, without rows. @throws AppError `not_found` */
export async function listExecutions(
  ctx: Context,
  { kpi_id, status, limit, offset }: InputOf<typeof listExecutionsEndpoint>,
): Promise<AnswerOf<typeof listExecutionsEndpoint>> {
  const kpi = await findKpi(ctx, kpi_id);
  let matching = ctx.db.sql.selectFrom('kpi_execution_results').where('kpi_id', '=', kpi_id);
  if (status !== undefined) matching = matching.where('execution_status', '=', status);
  const [rows, count] = await Promise.all([
    ctx.db.read(matching.select(listedColumns).orderBy('id', 'desc').limit(limit).offset(offset)),
    ctx.db.readOne(matching.select((eb) => eb.fn.countAll<number>().as('total'))),
  ]);
  return {
    success: true,
    total: Number(count?.total ?? 0),
    executions: rows.map((row) => toExecution({ ...row, kpi_name: kpi.name })),
  };
}
