import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  compareAllocationsEndpoint,
  getBucketsEndpoint,
  getCellsEndpoint,
  getShortagesEndpoint,
  getVendorsEndpoint,
} from '@/lib/allocation/result-endpoints';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import type { RequestOf } from '@/lib/shared/endpoint';
import { allocationKeys } from './allocation-queries';

export type CellsRequest = RequestOf<typeof getCellsEndpoint>;
export type BucketsRequest = RequestOf<typeof getBucketsEndpoint>;
export type VendorsRequest = RequestOf<typeof getVendorsEndpoint>;
export type ShortagesRequest = RequestOf<typeof getShortagesEndpoint>;

/** A result never changes; only retention may take it away. */
const RESULT_STALE_MS = 300_000;

const keyOf = (what: string, request: { readonly execution_id: string }) => [
  ...allocationKeys.execution(request.execution_id),
  what,
  request,
];

/** One page of demand cells, with the sums of all and the rows that failed. */
export const cellsOptions = (request: CellsRequest) =>
  queryOptions({
    queryKey: keyOf('cells', request),
    queryFn: ({ signal }) => callEndpoint(getCellsEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
    staleTime: RESULT_STALE_MS,
  });

/** Sums by month, platform and locality, and the rows that failed, of the whole execution. */
export const summaryOptions = (executionId: string) => cellsOptions({ execution_id: executionId, limit: 1 });

export const bucketsOptions = (request: BucketsRequest) =>
  queryOptions({
    queryKey: keyOf('buckets', request),
    queryFn: ({ signal }) => callEndpoint(getBucketsEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
    staleTime: RESULT_STALE_MS,
  });

export const vendorsOptions = (request: VendorsRequest) =>
  queryOptions({
    queryKey: keyOf('vendors', request),
    queryFn: ({ signal }) => callEndpoint(getVendorsEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
    staleTime: RESULT_STALE_MS,
  });

export const shortagesOptions = (request: ShortagesRequest) =>
  queryOptions({
    queryKey: keyOf('shortages', request),
    queryFn: ({ signal }) => callEndpoint(getShortagesEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
    staleTime: RESULT_STALE_MS,
  });

/** Two executions side by side. */
export const comparisonOptions = (left: string, right: string) =>
  queryOptions({
    queryKey: ['allocation-comparison', left, right],
    queryFn: ({ signal }) => callEndpoint(compareAllocationsEndpoint, { left, right }, { signal }),
    staleTime: RESULT_STALE_MS,
  });
