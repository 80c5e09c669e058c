'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import {
  cancelExecutionEndpoint,
  executeKpiEndpoint,
  rerunExecutionEndpoint,
} from '@/lib/kpi/execution-endpoints';
import { type ExecutionDetail, isOpen } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { ApiError, callEndpoint } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { countOf } from '../../shared/format';
import { useNotify } from '../../shared/notifications';
import { kpiKeys } from '../kpi-queries';
import { type ExecutionForm, rememberParameters } from './execution-form';
import { type ExecutionView, followExecution, readExecution } from './follow-execution';
import { useWatched } from './use-watched';

/** The address of an execution's rows. */
export const drilldownPath = (executionId: number) => `/landing-kpi/drilldown/${executionId}`;

/** Asks to be answered before the execution has ended. */
export const respondAsync = 'respond-async';

/** Where a run is: not begun (or never accepted, with why), under way, out of reach, or at its end. */
export type RunState =
  | { readonly kind: 'idle'; readonly error?: unknown }
  | {
      readonly kind: 'open';
      readonly startedAtMs: number;
      /** Null until the server has accepted it. */
      readonly executionId: number | null;
      readonly view: ExecutionView | null;
      readonly cancelling: boolean;
    }
  | { readonly kind: 'lost'; readonly executionId: number; readonly error: unknown }
  | { readonly kind: 'ended'; readonly execution: ExecutionDetail };

export interface ExecutionRun {
  readonly state: RunState;
  readonly start: (parameters: ExecutionForm) => void;
  /** The KPI's current sentence with the very parameters of an earlier execution. */
  readonly rerun: (executionId: number) => void;
  readonly cancel: () => void;
  /** Looks again for a run that went out of reach. */
  readonly resume: () => void;
  readonly reset: () => void;
}

type Begin = () => Promise<ExecutionDetail>;

/**
 * Runs a KPI without waiting on one request: start, follow, outcome. It goes on when its screen closes; a
 * notification then tells the end, and `announce` has it told always.
 */
export function useExecutionRun(
  kpi: Pick<Kpi, 'id' | 'name'>,
  { announce = false }: { announce?: boolean } = {},
): ExecutionRun {
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const refresh = useRefresh(kpi.id);
  const tell = useAnnouncement(kpi.name);
  const watched = useWatched();

  const follow = useCallback(
    async (begin: Begin, known: number | null = null) => {
      const startedAtMs = Date.now();
      let executionId = known;
      setState({ kind: 'open', startedAtMs, executionId, view: null, cancelling: false });
      try {
        const accepted = await begin();
        executionId = accepted.id;
        const execution =
          executionId !== null && isOpen(accepted.execution_status)
            ? await followTo(executionId, accepted, setState, refresh)
            : accepted;
        setState({ kind: 'ended', execution });
        if (announce || !watched.current) tell.outcome(execution);
      } catch (error) {
        setState(executionId === null ? { kind: 'idle', error } : { kind: 'lost', executionId, error });
        if (announce || !watched.current) tell.error(error, executionId !== null);
      }
      refresh();
    },
    [announce, refresh, tell, watched],
  );

  const cancel = useCancel(setState, tell);

  return {
    state,
    start: (parameters) => {
      rememberParameters(kpi.id, parameters);
      void follow(() => execute(kpi.id, parameters));
    },
    rerun: (executionId) => void follow(() => repeat(executionId)),
    cancel: () => {
      if (state.kind === 'open' && state.executionId !== null) void cancel(state.executionId);
    },
    resume: () => {
      if (state.kind === 'lost') void follow(() => readExecution(state.executionId), state.executionId);
    },
    reset: () => setState({ kind: 'idle' }),
  };
}

type SetState = (change: (now: RunState) => RunState) => void;

function useCancel(setState: SetState, tell: ReturnType<typeof useAnnouncement>) {
  return useCallback(
    async (executionId: number) => {
      setState((now) => (now.kind === 'open' ? { ...now, cancelling: true } : now));
      try {
        await callEndpoint(cancelExecutionEndpoint, { execution_id: executionId });
      } catch (error) {
        setState((now) => (now.kind === 'open' ? { ...now, cancelling: false } : now));
        // A conflict: it ended before it could be stopped, and the end is about to be told.
        if (!(error instanceof ApiError && error.status === 409)) tell.notCancelled(error);
      }
    },
    [setState, tell],
  );
}

async function execute(kpiId: number, parameters: ExecutionForm): Promise<ExecutionDetail> {
  const input = { kpi_id: kpiId, prefer: respondAsync, ...parameters };
  return (await callEndpoint(executeKpiEndpoint, input)).execution_result;
}

async function repeat(executionId: number): Promise<ExecutionDetail> {
  const input = { execution_id: executionId, prefer: respondAsync };
  return (await callEndpoint(rerunExecutionEndpoint, input)).execution_result;
}

function followTo(
  executionId: number,
  accepted: ExecutionDetail,
  setState: SetState,
  refresh: () => void,
): Promise<ExecutionDetail> {
  const show = (view: ExecutionView) =>
    setState((now) => (now.kind === 'open' ? { ...now, executionId, view } : now));
  show({ ...accepted, connection: 'live' });
  refresh();
  return followExecution(executionId, show);
}

/** Lists and histories of the KPI ask again. */
function useRefresh(kpiId: number) {
  const queryClient = useQueryClient();
  return useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: kpiKeys.all });
    void queryClient.invalidateQueries({ queryKey: kpiKeys.executions(kpiId) });
  }, [queryClient, kpiId]);
}

function useAnnouncement(name: string) {
  const notify = useNotify();
  const router = useRouter();
  return useMemo(
    () => ({
      outcome({ id, execution_status, number_of_records, error_message }: ExecutionDetail) {
        const open = id === null ? undefined : { label: 'Open', run: () => router.push(drilldownPath(id)) };
        if (execution_status === 'success') {
          notify.success(`“${name}”: ${countOf(number_of_records, 'record')}.`, open);
        } else if (execution_status === 'cancelled') {
          notify.info(`“${name}” was cancelled.`);
        } else {
          notify.error(`“${name}” failed. ${error_message ?? ''}`, open);
        }
      },
      error(error: unknown, wasAccepted: boolean) {
        const what = wasAccepted ? 'was lost sight of and may still be running' : 'could not be executed';
        notify.error(`“${name}” ${what}. ${explainError(error).message}`);
      },
      notCancelled(error: unknown) {
        notify.error(`“${name}” could not be cancelled. ${explainError(error).message}`);
      },
    }),
    [name, notify, router],
  );
}
