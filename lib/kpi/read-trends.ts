import type { Context } from '../context';
import { TREND_POINTS, type TrendPoint } from './execution-schemas';

/** The newest executions of each KPI, oldest first, in one query for all of them. */
export async function readTrends(
  ctx: Context,
  kpiIds: readonly number[],
): Promise<ReadonlyMap<number, TrendPoint[]>> {
  const trends = new Map<number, TrendPoint[]>(kpiIds.map((id) => [id, []]));
  if (kpiIds.length === 0) return trends;
  const { sql } = ctx.db;
  const rows = await ctx.db.read(
    sql
      .selectFrom('kpi_execution_results as e')
      .select([
        'e.id',
        'e.kpi_id',
        'e.execution_timestamp',
        'e.execution_status',
        'e.definition_version',
        'e.value',
      ])
      .where('e.kpi_id', 'in', kpiIds)
      .where((eb) =>
        eb(
          eb
            .selectFrom('kpi_execution_results as newer')
            .select((count) => count.fn.countAll<number>().as('newer'))
            .whereRef('newer.kpi_id', '=', 'e.kpi_id')
            .whereRef('newer.id', '>', 'e.id'),
          '<',
          TREND_POINTS,
        ),
      )
      .orderBy('e.id'),
  );
  for (const row of rows) {
    trends.get(row.kpi_id)?.push({
      execution_id: row.id,
      execution_timestamp: row.execution_timestamp.toISOString(),
      execution_status: row.execution_status as TrendPoint['execution_status'],
      definition_version: row.definition_version,
      value: row.value,
    });
  }
  return trends;
}
