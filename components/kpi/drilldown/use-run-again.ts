'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { rerunExecutionEndpoint } from '@/lib/kpi/execution-endpoints';
import { type ExecutionDetail, isOpen } from '@/lib/kpi/execution-schemas';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { useNotify } from '../../shared/notifications';
import { drilldownPath, respondAsync } from '../executions/use-execution-run';
import { kpiKeys } from '../kpi-queries';

/** Executes the KPI again with the same parameters, or another limit, and goes on to the new execution. */
export function useRunAgain(execution: ExecutionDetail) {
  const router = useRouter();
  const notify = useNotify();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (limitRecords?: number) =>
      callEndpoint(rerunExecutionEndpoint, {
        execution_id: execution.id ?? 0,
        prefer: respondAsync,
        ...(limitRecords === undefined ? {} : { limit_records: limitRecords }),
      }),
    onSuccess: ({ execution_result }) => {
      void queryClient.invalidateQueries({ queryKey: kpiKeys.executions(execution.kpi_id) });
      if (!isOpen(execution_result.execution_status)) {
        void queryClient.invalidateQueries({ queryKey: kpiKeys.all });
      }
      if (execution_result.id !== null) router.push(drilldownPath(execution_result.id));
    },
    onError: (error) => notify.error(`Not executed. ${explainError(error).message}`),
  });
}
