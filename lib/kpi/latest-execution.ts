import type { ExpressionBuilder } from 'kysely';
import type { Context } from '../context';
import type { Tables } from '../db/generated/tables';
import type { ExecutionSummary } from './execution-schemas';

/** What a summary needs of an execution `e`, which may be missing. */
export const summaryColumns = [
  'e.id as execution_id',
  'e.execution_status',
  'e.execution_timestamp',
  'e.execution_time_ms',
  'e.number_of_records',
  'e.truncated',
  'e.value',
  'e.error_message',
] as const;

/** KPI definitions `k`, each with its newest execution `e` if it has one: one index seek a KPI, in one query. */
export function withLatestExecution(ctx: Context) {
  return ctx.db.sql
    .selectFrom('kpi_definitions as k')
    .leftJoin('kpi_execution_results as e', (join) =>
      join.on('e.id', '=', (eb: ExpressionBuilder<Tables & { k: Tables['kpi_definitions'] }, 'k'>) =>
        eb
          .selectFrom('kpi_execution_results as newest')
          .select('newest.id')
          .whereRef('newest.kpi_id', '=', 'k.id')
          .orderBy('newest.id', 'desc')
          .limit(1),
      ),
    )
    .selectAll('k')
    .select(summaryColumns);
}

/** The summary in a row that has `summaryColumns`; null where there is no execution. */
export function toSummary(row: {
  execution_id: number | null;
  execution_status: string | null;
  execution_timestamp: Date | null;
  execution_time_ms: number | null;
  number_of_records: number | null;
  truncated: boolean | null;
  value: number | null;
  error_message: string | null;
}): ExecutionSummary | null {
  if (row.execution_id === null || row.execution_timestamp === null) return null;
  return {
    id: row.execution_id,
    execution_status: row.execution_status as ExecutionSummary['execution_status'],
    execution_timestamp: row.execution_timestamp.toISOString(),
    execution_time_ms: row.execution_time_ms,
    number_of_records: row.number_of_records ?? 0,
    truncated: row.truncated ?? false,
    value: row.value,
    error_message: row.error_message,
  };
}
