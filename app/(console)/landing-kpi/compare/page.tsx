import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { ComparisonScreen } from '@/components/kpi/comparison/comparison-screen';
import { comparisonParsers } from '@/components/kpi/comparison/comparison-state';
import { executionOptions } from '@/components/kpi/kpi-queries';
import { loadForPage } from '@/lib/http/load-for-page';
import { getExecutionEndpoint } from '@/lib/kpi/execution-endpoints';
import { getExecution } from '@/lib/kpi/get-execution';

export const metadata: Metadata = { title: 'Compare executions' };

const readState = createLoader(comparisonParsers);

export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { left, right } = await readState(searchParams);
  const queryClient = new QueryClient();
  await Promise.all(
    [left, right].map(async (executionId) => {
      if (executionId === null) return;
      const request = { execution_id: executionId, result_limit: 0 };
      const answer = await loadForPage(getExecutionEndpoint, getExecution, request);
      queryClient.setQueryData(executionOptions(executionId).queryKey, answer);
    }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ComparisonScreen />
    </HydrationBoundary>
  );
}
