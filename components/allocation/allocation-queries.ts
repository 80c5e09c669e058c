import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  getAllocationEndpoint,
  getAllocationKpisEndpoint,
  listAllocationsEndpoint,
} from '@/lib/allocation/execution-endpoints';
import { isActive } from '@/lib/allocation/execution-schemas';
import { getMonthConfigEndpoint } from '@/lib/allocation/input-endpoints';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import type { RequestOf } from '@/lib/shared/endpoint';

export type AllocationListRequest = RequestOf<typeof listAllocationsEndpoint>;
export type AllocationKpisRequest = RequestOf<typeof getAllocationKpisEndpoint>;

/** How often a page asks again: while something is active, and else. Events tell of what happens in between. */
const ACTIVE_POLL_MS = 10_000;
const IDLE_POLL_MS = 30_000;
/** Active executions shown live: each holds one of the six connections that a browser opens to a server. */
export const ACTIVE_SHOWN = 3;

export const allocationKeys = {
  /** Everything that an execution's beginning, progress or end changes, but not the execution itself. */
  lists: ['allocations'] as const,
  execution: (executionId: string) => ['allocation', executionId] as const,
  monthConfig: ['allocation-month-config'] as const,
};

/** One page of executions, newest first; the page before stays on screen until it arrives. */
export const allocationListOptions = (request: AllocationListRequest) =>
  queryOptions({
    queryKey: [...allocationKeys.lists, 'list', request],
    queryFn: ({ signal }) => callEndpoint(listAllocationsEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.data.some(({ status }) => isActive(status)) ? ACTIVE_POLL_MS : IDLE_POLL_MS,
  });

/** What is pending or in progress, whatever the filters. */
export const activeAllocationsRequest: AllocationListRequest = {
  status: ['PENDING', 'IN_PROGRESS'],
  limit: ACTIVE_SHOWN,
};
export const activeAllocationsOptions = allocationListOptions(activeAllocationsRequest);

/** Totals of the executions that match. */
export const allocationKpisOptions = (request: AllocationKpisRequest) =>
  queryOptions({
    queryKey: [...allocationKeys.lists, 'kpis', request],
    queryFn: ({ signal }) => callEndpoint(getAllocationKpisEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const kpis = state.data?.data;
      return kpis && kpis.pending_count + kpis.in_progress_count > 0 ? ACTIVE_POLL_MS : IDLE_POLL_MS;
    },
  });

/** An execution with its configuration, inputs and error. Follow it with `useAllocationEvents` while it is active. */
export const allocationOptions = (executionId: string) =>
  queryOptions({
    queryKey: [...allocationKeys.execution(executionId), 'detail'],
    queryFn: ({ signal }) => callEndpoint(getAllocationEndpoint, { execution_id: executionId }, { signal }),
    refetchInterval: ({ state }) => (isActive(state.data?.data.status) ? ACTIVE_POLL_MS : false),
  });

/** The configuration kept for a year. */
export const monthConfigOptions = (year: number) =>
  queryOptions({
    queryKey: [...allocationKeys.monthConfig, year],
    queryFn: ({ signal }) => callEndpoint(getMonthConfigEndpoint, { year }, { signal }),
  });
