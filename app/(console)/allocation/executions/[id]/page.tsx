import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { allocationOptions } from '@/components/allocation/allocation-queries';
import { AllocationScreen } from '@/components/allocation/detail/allocation-screen';
import { getAllocationEndpoint } from '@/lib/allocation/execution-endpoints';
import { AllocationParams } from '@/lib/allocation/execution-schemas';
import { getAllocation } from '@/lib/allocation/get-execution';
import { loadForPage } from '@/lib/http/load-for-page';

interface AllocationPageProps {
  params: Promise<{ id: string }>;
}

/** The execution named in the address; asked for once for the page and its title. */
const loadAllocation = cache(async (text: string) => {
  const id = AllocationParams.safeParse({ execution_id: text });
  if (!id.success) notFound();
  return loadForPage(getAllocationEndpoint, getAllocation, id.data);
});

export async function generateMetadata({ params }: AllocationPageProps): Promise<Metadata> {
  const { data } = await loadAllocation((await params).id);
  return { title: `Allocation ${data.month} ${data.year}` };
}

export default async function AllocationPage({ params }: AllocationPageProps) {
  const answer = await loadAllocation((await params).id);
  const { execution_id } = answer.data;
  const queryClient = new QueryClient();
  queryClient.setQueryData(allocationOptions(execution_id).queryKey, answer);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AllocationScreen executionId={execution_id} />
    </HydrationBoundary>
  );
}
