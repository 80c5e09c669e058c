import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { getKpiEndpoint } from './endpoints';
import { unknownKpi } from './find-kpi';
import { selectKpis } from './summaries/select-kpis';

/** One KPI definition, active or not, with its latest execution and its trend. @throws AppError `not_found` */
export async function getKpi(
  ctx: Context,
  { kpi_id }: InputOf<typeof getKpiEndpoint>,
): Promise<AnswerOf<typeof getKpiEndpoint>> {
  const [kpi] = await selectKpis(ctx, [kpi_id]);
  if (!kpi) throw unknownKpi(kpi_id);
  return { success: true, kpi };
}
