'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AllocationEvent } from '@/lib/allocation/execution-schemas';
import { allocationKeys, allocationOptions } from './allocation-queries';
import { type AllocationView, followAllocation } from './follow-allocation';

/**
 * Follows an allocation that is active; what was last heard of it, undefined before that. When it ends, its detail
 * and every list are told, so that whatever shows them becomes the result by itself.
 */
export function useAllocationEvents(executionId: string) {
  const queryClient = useQueryClient();
  const viewKey = [...allocationKeys.execution(executionId), 'view'];
  const view = useQuery<AllocationView>({ queryKey: viewKey, queryFn: skipToken });
  // A query, so that a page follows an execution once, however often it is drawn.
  const followed = useQuery({
    queryKey: [...allocationKeys.execution(executionId), 'followed'],
    // Ends with the page that asked: a stream left open would be one of the few a browser allows.
    queryFn: async ({ signal }) => {
      const show = (state: AllocationEvent | undefined, connection: AllocationView['connection']) =>
        queryClient.setQueryData<AllocationView>(viewKey, (known) => {
          const newest = state ?? known;
          return newest && { ...newest, connection };
        });
      const ended = await followAllocation(executionId, show, signal);
      queryClient.setQueryData(allocationOptions(executionId).queryKey, { success: true, data: ended });
      void queryClient.invalidateQueries({ queryKey: allocationKeys.lists });
      return ended.status;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return { view: view.data, error: followed.error, retry: followed.refetch };
}
