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

/** The row of a KPI definition that may be executed. @throws AppError `not_found`, `conflict` for an inactive one */
export async function findActiveKpi(ctx: Context, kpiId: number) {
  const kpi = await findKpi(ctx, kpiId);
  if (kpi.is_active) return kpi;
  throw new AppError('conflict', `KPI ${kpi.id} "${kpi.name}" is inactive. Restore it to execute it.`, [], {
    kpi_id: kpi.id,
    restore: { method: 'PUT', path: `/v1/landing-kpi/kpis/${kpi.id}`, body: { is_active: true } },
  });
}

/** `not_found`, also for who learns only in a transaction that the KPI has gone. */
export function unknownKpi(kpiId: number): AppError {
  return new AppError('not_found', `There is no KPI ${kpiId}`);
}
