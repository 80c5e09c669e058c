import type { Context } from '../../context';
import type { Kpi } from '../schemas';
import { toKpi } from '../to-kpi';
import { toSummary } from '../to-summary';
import { unpackTrend } from './trend-column';

const IDS_A_QUERY = 1_000;

/** The KPIs of those ids, in that order, with latest execution and trend. One that is gone meanwhile is left out. */
export async function selectKpis(ctx: Context, ids: readonly number[]): Promise<Kpi[]> {
  const found = new Map<number, Kpi>();
  for (let from = 0; from < ids.length; from += IDS_A_QUERY) {
    const rows = await ctx.db.read(withSummary(ctx).where('k.id', 'in', ids.slice(from, from + IDS_A_QUERY)));
    for (const row of rows) found.set(row.id, toKpi(row, toSummary(row), unpackTrend(row.trend)));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

function withSummary(ctx: Context) {
  return ctx.db.sql
    .selectFrom('kpi_definitions as k')
    .innerJoin('kpi_summaries as s', 's.kpi_id', 'k.id')
    .selectAll('k')
    .select([
      's.execution_id',
      's.execution_status',
      's.execution_timestamp',
      's.execution_time_ms',
      's.number_of_records',
      's.truncated',
      's.value',
      's.error_message',
      's.trend',
    ]);
}
