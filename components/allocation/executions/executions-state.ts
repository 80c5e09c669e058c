import {
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { ALLOCATION_STATUSES } from '@/lib/allocation/execution-schemas';
import { MAX_YEAR, MIN_YEAR } from '@/lib/allocation/schemas';
import { MONTH_NAMES } from '@/lib/shared/month-names';
import type { AllocationKpisRequest, AllocationListRequest } from '../allocation-queries';

export const PAGE_SIZE = 20;

/** The list's state as it stands in the address bar; read by the server page and the screen alike. */
export const executionsParsers = {
  month: parseAsStringLiteral(MONTH_NAMES),
  year: parseAsInteger,
  status: parseAsArrayOf(parseAsStringLiteral(ALLOCATION_STATUSES)).withDefault([]),
  user: parseAsString.withDefault(''),
  search: parseAsString.withDefault(''),
  page: parseAsInteger.withDefault(1),
  /** Ids of what is chosen to be compared, in the order of choosing. */
  chosen: parseAsArrayOf(parseAsString).withDefault([]),
};

export type ExecutionsState = inferParserType<typeof executionsParsers>;

/** Keeps an invented page number from being refused by the server. */
const LAST_PAGE = 1_000_000;

/** What list and figures are narrowed by; an invented year, or a status named twice, does no harm. */
export function toFilters({ month, year, status, user }: ExecutionsState): AllocationKpisRequest {
  const known = year !== null && year >= MIN_YEAR && year <= MAX_YEAR;
  return {
    month: month ?? undefined,
    year: known ? year : undefined,
    status: ALLOCATION_STATUSES.filter((one) => status.includes(one)),
    uploaded_by: user.trim().slice(0, 255) || undefined,
  };
}

/** The filters and the search, for an export. */
export function toSelection(state: ExecutionsState): AllocationListRequest {
  return { ...toFilters(state), search: state.search.trim().slice(0, 200) || undefined };
}

/** What to ask the server for the list's state. */
export function toListRequest(state: ExecutionsState): AllocationListRequest {
  const page = Math.min(Math.max(1, state.page), LAST_PAGE);
  return { ...toSelection(state), limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
}

export const isFiltered = ({ month, year, status, user, search }: ExecutionsState): boolean =>
  month !== null || year !== null || status.length > 0 || user.trim() !== '' || search.trim() !== '';

/** What is chosen after one execution is chosen or no longer; a third takes the place of the one chosen first. */
export function toggleChosen(chosen: readonly string[], executionId: string): string[] {
  return chosen.includes(executionId)
    ? chosen.filter((id) => id !== executionId)
    : [...chosen.slice(-1), executionId];
}

/** Two chosen executions with the older on the left, as far as the page (newest first) tells. */
export function orderChosen(
  [first, second]: readonly string[],
  page: readonly { readonly execution_id: string }[],
): readonly [string, string] | null {
  if (first === undefined || second === undefined) return null;
  const placeOf = (id: string) => page.findIndex(({ execution_id }) => execution_id === id);
  const [one, other] = [placeOf(first), placeOf(second)];
  return one !== -1 && other !== -1 && one < other ? [second, first] : [first, second];
}
