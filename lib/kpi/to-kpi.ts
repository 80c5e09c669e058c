import type { Selectable } from 'kysely';
import type { Tables } from '../db/generated/tables';
import type { ExecutionSummary, TrendPoint } from './execution-schemas';
import type { Kpi } from './schemas';

/** A definition's row as the API shows it. */
export function toKpi(
  row: Selectable<Tables['kpi_definitions']>,
  latest: ExecutionSummary | null,
  trend: TrendPoint[],
): Kpi {
  return {
    id: row.id,
    name: row.name,
    alias_name: row.alias_name,
    group_name: row.group_name,
    description: row.description,
    nl_definition: row.nl_definition,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    created_by: row.created_by,
    is_active: row.is_active,
    version: row.current_version,
    revision: row.revision,
    latest_execution: latest,
    trend,
  };
}
