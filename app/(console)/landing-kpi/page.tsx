import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { kpiListParsers, toKpiListRequest } from '@/components/kpi/definitions/kpi-list-state';
import { KpiScreen } from '@/components/kpi/definitions/kpi-screen';
import { kpiListOptions } from '@/components/kpi/kpi-queries';
import { loadForPage } from '@/lib/http/load-for-page';
import { listKpisEndpoint } from '@/lib/kpi/endpoints';
import { listKpis } from '@/lib/kpi/list-kpis';

export const metadata: Metadata = { title: 'Landing KPI' };

const readState = createLoader(kpiListParsers);

export default async function LandingKpiPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const request = toKpiListRequest(await readState(searchParams));
  const queryClient = new QueryClient();
  queryClient.setQueryData(
    kpiListOptions(request).queryKey,
    await loadForPage(listKpisEndpoint, listKpis, request),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <KpiScreen />
    </HydrationBoundary>
  );
}
