import { AppError } from '../shared/errors';

/** Says who holds a name; when that KPI is inactive, also how to restore it. */
export function nameConflict(holder: { id: number; name: string; is_active: boolean }): AppError {
  const taken = `The name "${holder.name}" is taken by KPI ${holder.id}`;
  const message = holder.is_active
    ? `${taken}.`
    : `${taken}, which is inactive. Restore it with PUT /v1/landing-kpi/kpis/${holder.id} {"is_active": true}, or choose another name.`;
  return new AppError('conflict', message, [{ field: 'name', problem: 'is taken' }], {
    kpi_id: holder.id,
    is_active: holder.is_active,
    ...(holder.is_active
      ? {}
      : { restore: { method: 'PUT', path: `/v1/landing-kpi/kpis/${holder.id}`, body: { is_active: true } } }),
  });
}
