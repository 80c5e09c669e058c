import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { monthConfigOptions } from '@/components/allocation/allocation-queries';
import { MonthConfigScreen } from '@/components/allocation/month-config/month-config-screen';
import { monthConfigParsers, shownYear } from '@/components/allocation/month-config/month-config-state';
import { getMonthConfig } from '@/lib/allocation/get-month-config';
import { getMonthConfigEndpoint } from '@/lib/allocation/input-endpoints';
import { loadForPage } from '@/lib/http/load-for-page';

export const metadata: Metadata = { title: 'Month configuration' };

const readState = createLoader(monthConfigParsers);

export default async function MonthConfigPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const year = shownYear((await readState(searchParams)).year);
  const queryClient = new QueryClient();
  queryClient.setQueryData(
    monthConfigOptions(year).queryKey,
    await loadForPage(getMonthConfigEndpoint, getMonthConfig, { year }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <MonthConfigScreen />
    </HydrationBoundary>
  );
}
