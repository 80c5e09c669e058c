import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { getKpiEndpoint } from './endpoints';
import { unknownKpi } from './find-kpi';
import { toSummary, withLatestExecution } from './latest-execution';
import { readTrends } from './read-trends';
import { toKpi } from './to-kpi';

/** One KPI definition, active or not, with its latest execution and its trend. @throws AppError `not_found` */
export async function getKpi(
  ctx: Context,
  { kpi_id }: InputOf<typeof getKpiEndpoint>,
): Promise<AnswerOf<typeof getKpiEndpoint>> {
  const row = await ctx.db.readOne(withLatestExecution(ctx).where('k.id', '=', kpi_id));
  if (!row) throw unknownKpi(kpi_id);
  const trends = await readTrends(ctx, [kpi_id]);
  return { success: true, kpi: toKpi(row, toSummary(row), trends.get(kpi_id) ?? []) };
}
