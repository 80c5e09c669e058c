import {
  type inferParserType,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { LOCALITIES } from '@/lib/allocation/schemas';
import { MONTH_NAMES } from '@/lib/shared/month-names';

export const TABS = ['demand', 'shortages', 'buckets', 'vendors', 'configuration'] as const;
export type Tab = (typeof TABS)[number];
export const PAGE_SIZES = [50, 100, 250] as const;

/** What is looked at of a result, as it stands in the address bar. */
export const detailParsers = {
  tab: parseAsStringLiteral(TABS).withDefault('demand'),
  month: parseAsStringLiteral(MONTH_NAMES),
  platform: parseAsString,
  locality: parseAsStringLiteral(LOCALITIES),
  state: parseAsString.withDefault(''),
  work_type: parseAsString.withDefault(''),
  search: parseAsString.withDefault(''),
  fill: parseAsStringLiteral(['all', 'unfilled', 'filled']).withDefault('all'),
  allocated: parseAsStringLiteral(['all', 'yes', 'no']).withDefault('all'),
  cell: parseAsInteger,
  bucket: parseAsInteger,
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(PAGE_SIZES).withDefault(50),
};

export type DetailState = inferParserType<typeof detailParsers>;

/** Nothing filtered, the first page. */
export const unfiltered = {
  month: null,
  platform: null,
  locality: null,
  state: null,
  work_type: null,
  search: null,
  fill: null,
  allocated: null,
  cell: null,
  bucket: null,
  page: null,
} as const;

const textOf = (value: string, most: number) => value.trim().slice(0, most) || undefined;

/** The rows that the address asks for, whichever kind they are. */
export function toRowsRequest(executionId: string, state: DetailState) {
  return {
    execution_id: executionId,
    month: state.month ?? undefined,
    platform: textOf(state.platform ?? '', 255),
    locality: state.locality ?? undefined,
    state: textOf(state.state, 50),
    work_type: textOf(state.work_type, 255),
    search: textOf(state.search, 200),
    limit: state.size,
    offset: (Math.max(1, state.page) - 1) * state.size,
  };
}

export const toCellsRequest = (executionId: string, state: DetailState) => ({
  ...toRowsRequest(executionId, state),
  fill: state.fill,
});

export const toVendorsRequest = (executionId: string, state: DetailState) => ({
  ...toRowsRequest(executionId, state),
  allocated: state.allocated,
  cell_id: state.cell === null ? undefined : Math.max(0, state.cell),
  bucket_id: state.bucket === null ? undefined : Math.max(0, state.bucket),
});

/** Whether rows of the tab are left out. */
export function isNarrowed(state: DetailState): boolean {
  const { month, platform, locality, tab } = state;
  const texts = [state.state, state.work_type, state.search];
  if (month !== null || platform !== null || locality !== null || texts.some((text) => text.trim() !== '')) {
    return true;
  }
  if (tab === 'demand') return state.fill !== 'all';
  return tab === 'vendors' && (state.allocated !== 'all' || state.cell !== null || state.bucket !== null);
}
