import type { Context } from '../context';
import { AppError } from '../shared/errors';

/** The row of a KPI definition, active or not. @throws AppError `not_found` */
export async function findKpi(ctx: Context, kpiId: number) {
  const row = await ctx.db.readOne(
    ctx.db.sql.selectFrom('kpi_definitions').selectAll().where('id', '=', kpiId),
  );
  if (!row) throw unknownKpi(kpiId);
  return row;
}

/** `not_found`, also for who learns only in a transaction that the KPI has gone. */
export function unknownKpi(kpiId: number): AppError {
  return new AppError('not_found', `There is no KPI ${kpiId}`);
}
