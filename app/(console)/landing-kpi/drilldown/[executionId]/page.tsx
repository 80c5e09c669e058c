import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { createLoader, type SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { DrilldownScreen } from '@/components/kpi/drilldown/drilldown-screen';
import { drilldownParsers, toDrilldownRequest } from '@/components/kpi/drilldown/drilldown-state';
import { drilldownOptions, executionOptions } from '@/components/kpi/kpi-queries';
import { loadForPage } from '@/lib/http/load-for-page';
import { getDrilldownEndpoint, getExecutionEndpoint } from '@/lib/kpi/execution-endpoints';
import { ExecutionParams } from '@/lib/kpi/execution-schemas';
import { getDrilldown } from '@/lib/kpi/get-drilldown';
import { getExecution } from '@/lib/kpi/get-execution';

interface DrilldownPageProps {
  params: Promise<{ executionId: string }>;
  searchParams: Promise<SearchParams>;
}

const readState = createLoader(drilldownParsers);

/** The execution named in the address; asked for once for the page and its title. */
const loadExecution = cache(async (text: string) => {
  const id = ExecutionParams.safeParse({ execution_id: text });
  if (!id.success) notFound();
  return loadForPage(getExecutionEndpoint, getExecution, { ...id.data, result_limit: 0 });
});

export async function generateMetadata({ params }: DrilldownPageProps): Promise<Metadata> {
  const { execution } = await loadExecution((await params).executionId);
  return { title: `${execution.kpi_name}, execution ${execution.id}` };
}

export default async function DrilldownPage({ params, searchParams }: DrilldownPageProps) {
  const answer = await loadExecution((await params).executionId);
  const executionId = answer.execution.id;
  if (executionId === null) notFound();
  const request = toDrilldownRequest(executionId, await readState(searchParams));
  const queryClient = new QueryClient();
  queryClient.setQueryData(executionOptions(executionId).queryKey, answer);
  // Before it has ended there are no rows, and their absence must not be remembered.
  if (answer.execution.execution_status === 'success') {
    // A page of rows that cannot be read (an unknown column in an old link) is explained by the screen.
    await queryClient.prefetchQuery({
      ...drilldownOptions(request),
      queryFn: () => loadForPage(getDrilldownEndpoint, getDrilldown, request),
    });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <DrilldownScreen executionId={executionId} />
    </HydrationBoundary>
  );
}
