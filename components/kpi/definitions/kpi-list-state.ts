import { type inferParserType, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { KpiSortKey } from '@/lib/kpi/schemas';
import type { KpiListRequest } from '../kpi-queries';

export const PAGE_SIZE = 50;

/** The list's state as it stands in the address bar; read by the server page and the screen alike. */
export const kpiListParsers = {
  search: parseAsString.withDefault(''),
  group: parseAsString.withDefault(''),
  state: parseAsStringLiteral(['active', 'inactive', 'all']).withDefault('active'),
  sort: parseAsStringLiteral(KpiSortKey.options).withDefault('id'),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  page: parseAsInteger.withDefault(1),
  /** The KPI whose details are open. */
  kpi: parseAsInteger,
};

export type KpiListState = inferParserType<typeof kpiListParsers>;

const activeness = { active: 'true', inactive: 'false', all: 'all' } as const;

/** What to ask the server for the list's state. */
export function toKpiListRequest(state: KpiListState): KpiListRequest {
  return {
    search: state.search.trim().slice(0, 255) || undefined,
    group_name: state.group || undefined,
    is_active: activeness[state.state],
    sort_by: state.sort,
    sort_order: state.order,
    limit: PAGE_SIZE,
    offset: (Math.max(1, state.page) - 1) * PAGE_SIZE,
  };
}

/** Whether something other than the usual state of KPIs narrows the list. */
export const isFiltered = (state: KpiListState) =>
  state.search.trim() !== '' || state.group !== '' || state.state !== 'active';
