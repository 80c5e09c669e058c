'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { executeKpiEndpoint } from '@/lib/kpi/execution-endpoints';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { countOf } from '../../shared/format';
import { useNotify } from '../../shared/notifications';
import { kpiKeys } from '../kpi-queries';
import { type ExecutionForm, rememberParameters } from './execution-form';

/** The address of an execution's rows. */
export const drilldownPath = (executionId: number) => `/landing-kpi/drilldown/${executionId}`;

/** Executes a KPI. When its dialog is closed meanwhile, a notification tells how it ended. */
export function useExecuteKpi(kpi: Kpi) {
  const queryClient = useQueryClient();
  const announce = useAnnouncement(kpi);
  const watched = useRef(true);
  useEffect(() => {
    watched.current = true;
    return () => {
      watched.current = false;
    };
  }, []);

  return useMutation({
    mutationFn: (parameters: ExecutionForm) => {
      rememberParameters(kpi.id, parameters);
      return callEndpoint(executeKpiEndpoint, { kpi_id: kpi.id, ...parameters });
    },
    onSuccess: ({ execution_result }) => {
      if (!watched.current) announce.outcome(execution_result);
    },
    onError: (error) => {
      if (!watched.current) announce.error(error);
    },
    onSettled: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: kpiKeys.all }),
        queryClient.invalidateQueries({ queryKey: kpiKeys.executions(kpi.id) }),
      ]);
    },
  });
}

function useAnnouncement(kpi: Kpi) {
  const notify = useNotify();
  const router = useRouter();
  return {
    outcome({ id, execution_status, number_of_records, error_message }: ExecutionDetail) {
      const open = id === null ? undefined : { label: 'Open', run: () => router.push(drilldownPath(id)) };
      if (execution_status === 'success') {
        notify.success(`“${kpi.name}”: ${countOf(number_of_records, 'record')}.`, open);
      } else {
        notify.error(`“${kpi.name}” failed. ${error_message ?? ''}`, open);
      }
    },
    error(error: unknown) {
      notify.error(`“${kpi.name}” could not be executed. ${explainError(error).message}`);
    },
  };
}
