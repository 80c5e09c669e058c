import { z } from 'zod';
import { ExecutionSortKey, ExecutionStatus } from '@/lib/kpi/execution-schemas';
import { SortOrder } from '@/lib/shared/wire';
import type { ExecutionListRequest } from '../kpi-queries';

export const PAGE_SIZE = 10;
const DAY_MS = 86_400_000;

/** Days back from now. */
export const periods = [1, 7, 30, 90] as const;

/** What a history shows, as it stands in the address bar; of one KPI, so that another's begins afresh. */
export const HistoryState = z.object({
  kpi: z.int(),
  status: z.array(ExecutionStatus).default([]),
  version: z.int().min(1).optional(),
  days: z.literal(periods).optional(),
  sort: ExecutionSortKey.default('execution_timestamp'),
  order: SortOrder.default('desc'),
  page: z.int().min(1).default(1),
});
export type HistoryState = z.output<typeof HistoryState>;
/** As it is kept in the address: what is usual is left out. */
export type StoredHistory = z.input<typeof HistoryState>;

const usual = HistoryState.omit({ kpi: true }).parse({});

/** The state as short as it can be said, for the address; null when it is the usual one. */
export function withoutDefaults(state: HistoryState): StoredHistory | null {
  const changed = Object.entries(state).filter(
    ([key, value]) =>
      key !== 'kpi' && JSON.stringify(value) !== JSON.stringify(usual[key as keyof typeof usual]),
  );
  return changed.length === 0 ? null : { kpi: state.kpi, ...Object.fromEntries(changed) };
}

export const isFiltered = ({ status, version, days }: HistoryState): boolean =>
  status.length > 0 || version !== undefined || days !== undefined;

/**
 * What to ask the server: one execution more than a page, because the last one is compared with the one before it.
 * `nowMs` is where the period ends.
 */
export function toHistoryRequest(
  state: HistoryState,
  nowMs: number,
): ExecutionListRequest & { kpi_id: number } {
  return {
    kpi_id: state.kpi,
    status: state.status.length > 0 ? state.status : undefined,
    version: state.version,
    since: state.days === undefined ? undefined : new Date(nowMs - state.days * DAY_MS).toISOString(),
    sort_by: state.sort,
    sort_order: state.order,
    limit: PAGE_SIZE + 1,
    offset: (state.page - 1) * PAGE_SIZE,
  };
}
