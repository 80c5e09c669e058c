import type { Context } from '../context';
import { TREND_POINTS, type TrendPoint } from './execution-schemas';

/** What a point of a trend needs of an execution `e`. */
export const trendColumns = [
  'e.id',
  'e.execution_timestamp',
  'e.execution_status',
  'e.definition_version',
  'e.value',
] as const;

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
      .select([...trendColumns, 'e.kpi_id'])
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
    trends.get(row.kpi_id)?.push(toTrendPoint(row));
  }
  return trends;
}

/** An execution's row as a point of a trend. */
export function toTrendPoint(row: {
  id: number;
  execution_timestamp: Date;
  execution_status: string;
  definition_version: number;
  value: number | null;
}): TrendPoint {
  return {
    execution_id: row.id,
    execution_timestamp: row.execution_timestamp.toISOString(),
    execution_status: row.execution_status as TrendPoint['execution_status'],
    definition_version: row.definition_version,
    value: row.value,
  };
}
