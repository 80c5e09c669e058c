import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import {
  activeAllocationsOptions,
  activeAllocationsRequest,
  allocationKpisOptions,
  allocationListOptions,
} from '@/components/allocation/allocation-queries';
import { ExecutionsScreen } from '@/components/allocation/executions/executions-screen';
import {
  executionsParsers,
  toFilters,
  toListRequest,
} from '@/components/allocation/executions/executions-state';
import { getAllocationKpisEndpoint, listAllocationsEndpoint } from '@/lib/allocation/execution-endpoints';
import { getAllocationKpis } from '@/lib/allocation/get-kpis';
import { listAllocations } from '@/lib/allocation/list-executions';
import { loadForPage } from '@/lib/http/load-for-page';

export const metadata: Metadata = { title: 'Allocation' };

const readState = createLoader(executionsParsers);

export default async function AllocationPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = await readState(searchParams);
  const [request, filters] = [toListRequest(state), toFilters(state)];
  const queryClient = new QueryClient();
  const [list, active, kpis] = await Promise.all([
    loadForPage(listAllocationsEndpoint, listAllocations, request),
    loadForPage(listAllocationsEndpoint, listAllocations, activeAllocationsRequest),
    loadForPage(getAllocationKpisEndpoint, getAllocationKpis, filters),
  ]);
  queryClient.setQueryData(allocationListOptions(request).queryKey, list);
  queryClient.setQueryData(activeAllocationsOptions.queryKey, active);
  queryClient.setQueryData(allocationKpisOptions(filters).queryKey, kpis);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ExecutionsScreen />
    </HydrationBoundary>
  );
}
