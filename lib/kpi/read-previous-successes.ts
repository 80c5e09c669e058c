import type { ExpressionBuilder } from 'kysely';
import type { Context } from '../context';
import type { Tables } from '../db/generated/tables';
import type { ExecutionSummary } from './execution-schemas';
import { summaryColumns, toSummary } from './to-summary';

/** For each of these executions the last one of its KPI before it that succeeded, if there is one; in one query. */
export async function readPreviousSuccesses(
  ctx: Context,
  executionIds: readonly number[],
): Promise<ReadonlyMap<number, ExecutionSummary>> {
  const rows = await ctx.db.read(
    ctx.db.sql
      .selectFrom('kpi_execution_results as own')
      .innerJoin('kpi_execution_results as e', (join) =>
        join.on(
          'e.id',
          '=',
          (eb: ExpressionBuilder<Tables & { own: Tables['kpi_execution_results'] }, 'own'>) =>
            eb
              .selectFrom('kpi_execution_results as earlier')
              .select('earlier.id')
              .whereRef('earlier.kpi_id', '=', 'own.kpi_id')
              .whereRef('earlier.id', '<', 'own.id')
              .where('earlier.execution_status', '=', 'success')
              .orderBy('earlier.id', 'desc')
              .limit(1),
        ),
      )
      .select('own.id as own_id')
      .select(summaryColumns)
      .where('own.id', 'in', executionIds),
  );
  return new Map(
    rows.flatMap(({ own_id, ...row }) => {
      const summary = toSummary(row);
      return summary ? [[own_id, summary] as const] : [];
    }),
  );
}
