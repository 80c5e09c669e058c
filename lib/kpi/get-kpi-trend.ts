import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { getKpiTrendEndpoint } from './endpoints';
import { findKpi } from './find-kpi';
import { toTrendPoint, trendColumns } from './to-trend-point';

/** The newest executions of a KPI that have ended, oldest first, and how many have. @throws AppError `not_found` */
export async function getKpiTrend(
  ctx: Context,
  { kpi_id, limit }: InputOf<typeof getKpiTrendEndpoint>,
): Promise<AnswerOf<typeof getKpiTrendEndpoint>> {
  await findKpi(ctx, kpi_id);
  const ended = ctx.db.sql
    .selectFrom('kpi_execution_results as e')
    .where('e.kpi_id', '=', kpi_id)
    .where('e.execution_status', 'not in', ['pending', 'running']);
  const [newest, count] = await Promise.all([
    ctx.db.read(ended.select(trendColumns).orderBy('e.id', 'desc').limit(limit)),
    ctx.db.readOne(ended.select((eb) => eb.fn.countAll<number>().as('total'))),
  ]);
  return { success: true, total: Number(count?.total ?? 0), points: newest.reverse().map(toTrendPoint) };
}
