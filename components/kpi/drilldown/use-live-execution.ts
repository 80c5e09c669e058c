'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { type ExecutionView, followExecution } from '../executions/follow-execution';
import { executionOptions, kpiKeys } from '../kpi-queries';

/**
 * Follows an execution that has not ended; what is known of it so far. When it ends, every query that shows it is
 * told, so the page becomes the result by itself.
 */
export function useLiveExecution(execution: ExecutionDetail) {
  const queryClient = useQueryClient();
  const executionId = execution.id ?? 0;
  const viewKey = ['execution-view', executionId] as const;
  const view = useQuery<ExecutionView>({
    queryKey: viewKey,
    queryFn: () => ({ ...execution, connection: 'live' }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // A query, so that one page follows an execution once, however often it is drawn.
  const followed = useQuery({
    queryKey: ['execution-followed', executionId],
    // Ends with the page that asked: a stream left open would be one of the few a browser allows.
    queryFn: async ({ signal }) => {
      const show = (now: ExecutionView) => queryClient.setQueryData(viewKey, now);
      const ended = await followExecution(executionId, show, signal);
      queryClient.setQueryData(executionOptions(executionId).queryKey, { success: true, execution: ended });
      void queryClient.invalidateQueries({ queryKey: kpiKeys.all });
      void queryClient.invalidateQueries({ queryKey: kpiKeys.executions(ended.kpi_id) });
      return ended.execution_status;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return { view: view.data, error: followed.error, retry: followed.refetch };
}
