import {
  type inferParserType,
  parseAsInteger,
  parseAsJson,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { z } from 'zod';
import { ColumnFilter } from '@/lib/kpi/drilldown-schemas';
import type { ResultColumn } from '@/lib/kpi/execution-schemas';
import type { DrilldownRequest } from '../kpi-queries';

export const PAGE_SIZES = [25, 50, 100] as const;

const Filters = z.record(z.string(), ColumnFilter);
export type Filters = z.output<typeof Filters>;

/** The grid's state as it stands in the address bar. */
export const drilldownParsers = {
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(PAGE_SIZES).withDefault(50),
  sort: parseAsString,
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  search: parseAsString.withDefault(''),
  filters: parseAsJson(Filters).withDefault({}),
};

export type DrilldownState = inferParserType<typeof drilldownParsers>;

/** Search, filters and sort: what an export has in common with the page. */
export function toSelection(executionId: number, state: DrilldownState): DrilldownRequest {
  return {
    execution_id: executionId,
    sort_by: state.sort ?? undefined,
    sort_order: state.sort ? state.order : undefined,
    search: state.search.trim().slice(0, 255) || undefined,
    filters: Object.keys(state.filters).length > 0 ? JSON.stringify(state.filters) : undefined,
  };
}

/** The page that the address asks for. */
export function toDrilldownRequest(executionId: number, state: DrilldownState): DrilldownRequest {
  return { ...toSelection(executionId, state), page: Math.max(1, state.page), page_size: state.size };
}

/** Whether a search or a condition leaves rows out. */
export const isNarrowed = ({ search, filters }: DrilldownState): boolean =>
  search.trim() !== '' || Object.keys(filters).length > 0;

/** Columns that an old or mistyped link names and the result does not have. */
export function unknownColumns(
  { sort, filters }: Pick<DrilldownState, 'sort' | 'filters'>,
  columns: readonly ResultColumn[],
): string[] {
  const known = new Set(columns.map(({ name }) => name));
  const named = [...(sort === null ? [] : [sort]), ...Object.keys(filters)];
  return [...new Set(named.filter((name) => !known.has(name)))];
}
