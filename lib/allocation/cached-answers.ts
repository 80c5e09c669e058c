import type { Plumbline } from '../state';
import type { AllocationFilters } from './execution-schemas';

/** Seconds that answers are kept. */
export const LIST_TTL = 30;
export const KPI_TTL = 60;
export const ACTIVE_DETAIL_TTL = 5;
export const ENDED_DETAIL_TTL = 60 * 60;

const LISTS = 'allocation_executions:v1:';

/** A filter that is not given is empty; a colon within a name is written so that it parts nothing. */
function filterKey({ month, year, status, uploaded_by }: AllocationFilters): string {
  const user = (uploaded_by ?? '').replace(/[%:]/g, encodeURIComponent);
  return `${month ?? ''}:${year ?? ''}:${[...new Set(status)].sort().join(',')}:${user}`;
}

export function listKey(filters: AllocationFilters, limit: number, offset: number): string {
  return `${LISTS}${filterKey(filters)}:${limit}:${offset}`;
}

export const detailKey = (executionId: string): string => `allocation_execution_detail:v1:${executionId}`;

export const kpiKey = (filters: AllocationFilters): string =>
  `allocation_executions_kpi:v1:${filterKey(filters)}`;

/** After every change of an execution: lists and its detail are read anew. KPIs are not: they expire. */
export async function forgetAnswers({ cache }: Plumbline, executionIds: readonly string[]): Promise<void> {
  await Promise.all([cache.deleteByPrefix(LISTS), ...executionIds.map((id) => cache.delete(detailKey(id)))]);
}
