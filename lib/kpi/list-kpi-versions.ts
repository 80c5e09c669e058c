import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { listKpiVersionsEndpoint } from './endpoints';
import { findKpi } from './find-kpi';
import { summaryColumns, toSummary } from './to-summary';

/**
 * Every wording of a KPI's sentence, newest first, each with its executions counted and the newest of them.
 * @throws AppError `not_found`
 */
export async function listKpiVersions(
  ctx: Context,
  { kpi_id }: InputOf<typeof listKpiVersionsEndpoint>,
): Promise<AnswerOf<typeof listKpiVersionsEndpoint>> {
  const { sql } = ctx.db;
  const kpi = await findKpi(ctx, kpi_id);
  const counted = sql
    .selectFrom('kpi_execution_results')
    .select((eb) => [
      'definition_version',
      eb.fn.countAll<number>().as('executions'),
      eb.fn.max('id').as('newest'),
    ])
    .where('kpi_id', '=', kpi_id)
    .groupBy('definition_version')
    .as('counted');
  const rows = await ctx.db.read(
    sql
      .selectFrom('kpi_definition_versions as v')
      .leftJoin(counted, 'counted.definition_version', 'v.version')
      .leftJoin('kpi_execution_results as e', 'e.id', 'counted.newest')
      .select(['v.version', 'v.nl_definition', 'v.created_at', 'counted.executions', ...summaryColumns])
      .where('v.kpi_id', '=', kpi_id)
      .orderBy('v.version', 'desc'),
  );
  return {
    success: true,
    total: rows.length,
    versions: rows.map((row) => ({
      version: row.version,
      nl_definition: row.nl_definition,
      created_at: row.created_at.toISOString(),
      is_current: row.version === kpi.current_version,
      executions: Number(row.executions ?? 0),
      latest_execution: toSummary(row),
    })),
  };
}
