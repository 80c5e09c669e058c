'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { cancelExecutionEndpoint, executeSeveralEndpoint } from '@/lib/kpi/execution-endpoints';
import { isOpen, type SeveralResult } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { useNotify } from '../../shared/notifications';
import { kpiKeys } from '../kpi-queries';
import { type ExecutionForm, rememberParameters } from './execution-form';
import { followSeveral } from './follow-several';
import { isLineOpen, isRetriable, type SeveralLine, summarise } from './several-line';
import { respondAsync } from './use-execution-run';
import { useWatched } from './use-watched';

/** Runs several KPIs with the same parameters, and follows each to its end. */
export function useSeveralRuns(kpis: readonly Kpi[]) {
  const [lines, setLines] = useState<readonly SeveralLine[]>([]);
  const chosen = useRef<ExecutionForm | null>(null);
  const follow = useFollowing(setLines);
  const notify = useNotify();
  const watched = useWatched();

  const start = useMutation({
    mutationFn: ({ parameters, of }: { parameters: ExecutionForm; of: readonly Kpi[] }) => {
      chosen.current = parameters;
      rememberParameters('several', parameters);
      const kpi_ids = of.map((kpi) => kpi.id);
      return callEndpoint(executeSeveralEndpoint, { ...parameters, kpi_ids, prefer: respondAsync });
    },
    onSuccess: async ({ results }) => {
      const begun = results.map((result) => toLine(result, kpis));
      setLines((now) => merge(now, begun));
      const told = await follow(begun);
      if (!watched.current) notify.info(`${summarise(told)}.`);
    },
    onError: (error) => {
      if (!watched.current) notify.error(`The KPIs could not be executed. ${explainError(error).message}`);
    },
  });

  const cancelRest = useMutation({
    mutationFn: () =>
      Promise.allSettled(
        openIds(lines).map((execution_id) => callEndpoint(cancelExecutionEndpoint, { execution_id })),
      ),
  });

  return {
    lines,
    isStarting: start.isPending && lines.length === 0,
    error: start.error,
    isOpen: lines.some(isLineOpen),
    isCancelling: cancelRest.isPending,
    start: (parameters: ExecutionForm) => start.mutate({ parameters, of: kpis }),
    cancelRest: () => cancelRest.mutate(),
    /** Those that failed or were cancelled, once more with the same parameters. */
    retry: () => {
      const of = lines.filter(isRetriable).map((line) => line.kpi);
      if (chosen.current && of.length > 0) start.mutate({ parameters: chosen.current, of });
    },
    /** Back to the parameters. */
    reset: () => {
      start.reset();
      setLines([]);
    },
  };
}

type SetLines = (change: (now: readonly SeveralLine[]) => readonly SeveralLine[]) => void;

/** Follows lines to their ends, showing each as it goes; lists ask again at the beginning and at the end. */
function useFollowing(setLines: SetLines) {
  const queryClient = useQueryClient();
  return useCallback(
    async (begun: readonly SeveralLine[]): Promise<readonly SeveralLine[]> => {
      let told = begun;
      const change = (executionId: number, news: Partial<SeveralLine>) => {
        const renew = (line: SeveralLine) => (line.executionId === executionId ? { ...line, ...news } : line);
        told = told.map(renew);
        setLines((now) => now.map(renew));
      };
      const refresh = () => queryClient.invalidateQueries({ queryKey: kpiKeys.all });
      void refresh();
      await followSeveral(openIds(begun), {
        onView: (id, view) => change(id, { view }),
        onEnd: (id, execution) => change(id, { execution }),
        onError: (id, error) => change(id, { error }),
      });
      for (const { kpi } of begun) {
        void queryClient.invalidateQueries({ queryKey: kpiKeys.executions(kpi.id) });
      }
      void refresh();
      return told;
    },
    [queryClient, setLines],
  );
}

const openIds = (lines: readonly SeveralLine[]): number[] =>
  lines.flatMap((line) => (isLineOpen(line) && line.executionId !== null ? [line.executionId] : []));

function toLine(result: SeveralResult, kpis: readonly Kpi[]): SeveralLine {
  const { execution_result: execution, previous } = result;
  const kpi = kpis.find((candidate) => candidate.id === result.kpi_id);
  if (!kpi) throw new Error(`KPI ${result.kpi_id} was not asked for`);
  const { id: executionId, execution_status } = execution;
  const view = { execution_status, progress: null, connection: 'live' } as const;
  return { kpi, executionId, view, previous, execution: isOpen(execution_status) ? null : execution };
}

/** The lines with those that were begun anew in their old places. */
function merge(lines: readonly SeveralLine[], begun: readonly SeveralLine[]): readonly SeveralLine[] {
  if (lines.length === 0) return begun;
  return lines.map((line) => begun.find(({ kpi }) => kpi.id === line.kpi.id) ?? line);
}
