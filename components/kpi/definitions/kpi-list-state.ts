import {
  type inferParserType,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { KpiSortKey } from '@/lib/kpi/schemas';
import type { KpiListRequest } from '../kpi-queries';

export const PAGE_SIZES = [25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

/** Parts of a KPI's details. */
export const DETAIL_TABS = ['overview', 'trend', 'history', 'versions'] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];

/** The list's state as it stands in the address bar; read by the server page and the screen alike. */
export const kpiListParsers = {
  search: parseAsString.withDefault(''),
  group: parseAsString.withDefault(''),
  state: parseAsStringLiteral(['active', 'inactive', 'all']).withDefault('active'),
  sort: parseAsStringLiteral(KpiSortKey.options).withDefault('id'),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(PAGE_SIZES).withDefault(50),
  /** The KPI whose details are open, and which part of them. */
  kpi: parseAsInteger,
  tab: parseAsStringLiteral(DETAIL_TABS).withDefault('overview'),
};

export type KpiListState = inferParserType<typeof kpiListParsers>;

/** Keeps an invented page number from being refused by the server. */
const LAST_PAGE = 1_000_000;

const activeness = { active: 'true', inactive: 'false', all: 'all' } as const;

/** What to ask the server for the list's state. */
export function toKpiListRequest(state: KpiListState): KpiListRequest {
  return {
    search: state.search.trim().slice(0, 255) || undefined,
    group_name: state.group || undefined,
    is_active: activeness[state.state],
    sort_by: state.sort,
    sort_order: state.order,
    limit: state.size,
    offset: (Math.min(Math.max(1, state.page), LAST_PAGE) - 1) * state.size,
  };
}

/** Whether something other than the usual state of KPIs narrows the list. */
export const isFiltered = (state: KpiListState) =>
  state.search.trim() !== '' || state.group !== '' || state.state !== 'active';
