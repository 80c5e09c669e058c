import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  getKpiEndpoint,
  getKpiTrendEndpoint,
  listKpisEndpoint,
  listKpiVersionsEndpoint,
} from '@/lib/kpi/endpoints';
import {
  compareExecutionsEndpoint,
  executeKpiEndpoint,
  getDrilldownEndpoint,
  getExecutionEndpoint,
  listExecutionsEndpoint,
} from '@/lib/kpi/execution-endpoints';
import { type Execution, isOpen } from '@/lib/kpi/execution-schemas';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import type { RequestOf } from '@/lib/shared/endpoint';
import {
  compileSentenceEndpoint,
  listKnowledgeGraphsEndpoint,
  listSchemasEndpoint,
  listSchemaTablesEndpoint,
} from '@/lib/sources/endpoints';

export type KpiListRequest = RequestOf<typeof listKpisEndpoint>;
export type ExecutionListRequest = RequestOf<typeof listExecutionsEndpoint>;
export type ExecuteRequest = RequestOf<typeof executeKpiEndpoint>;
export type DrilldownRequest = RequestOf<typeof getDrilldownEndpoint>;
export type CompileRequest = RequestOf<typeof compileSentenceEndpoint>;

const POLL_MS = 2_500;
const SOURCES_STALE_MS = 300_000;
/** Successes among which the one before is looked for: others may have executed meanwhile. */
const PREVIOUS_LOOKED_AT = 20;
/** Executions of one KPI that may share a moment. */
const NEIGHBOURS_LOOKED_AT = 20;

export const kpiKeys = {
  all: ['kpis'] as const,
  executions: (kpiId: number) => ['kpi-executions', kpiId] as const,
};

/** One page of definitions; asks again by itself while something is running. */
export const kpiListOptions = (request: KpiListRequest) =>
  queryOptions({
    queryKey: [...kpiKeys.all, 'list', request],
    queryFn: ({ signal }) => callEndpoint(listKpisEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.kpis.some((kpi) => isOpen(kpi.latest_execution?.execution_status)) ? POLL_MS : false,
  });

export const kpiOptions = (kpiId: number) =>
  queryOptions({
    queryKey: [...kpiKeys.all, 'one', kpiId],
    queryFn: ({ signal }) => callEndpoint(getKpiEndpoint, { kpi_id: kpiId }, { signal }),
  });

/** Every wording of a definition, newest first. */
export const kpiVersionsOptions = (kpiId: number) =>
  queryOptions({
    queryKey: [...kpiKeys.all, 'versions', kpiId],
    queryFn: ({ signal }) => callEndpoint(listKpiVersionsEndpoint, { kpi_id: kpiId }, { signal }),
  });

/** The value over time, oldest first. */
export const kpiTrendOptions = (kpiId: number) =>
  queryOptions({
    queryKey: [...kpiKeys.all, 'trend', kpiId],
    queryFn: ({ signal }) => callEndpoint(getKpiTrendEndpoint, { kpi_id: kpiId }, { signal }),
  });

export const executionListOptions = (request: ExecutionListRequest & { kpi_id: number }) =>
  queryOptions({
    queryKey: [...kpiKeys.executions(request.kpi_id), request],
    queryFn: ({ signal }) => callEndpoint(listExecutionsEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.executions.some((execution) => isOpen(execution.execution_status)) ? POLL_MS : false,
  });

/** The last success of the KPI before an execution; null when there was none. */
export const previousSuccessOptions = ({ id, kpi_id }: Pick<Execution, 'id' | 'kpi_id'>) =>
  queryOptions({
    queryKey: [...kpiKeys.executions(kpi_id), 'before', id],
    queryFn: async ({ signal }) => {
      const request = { kpi_id, status: ['success' as const], limit: PREVIOUS_LOOKED_AT };
      const { executions } = await callEndpoint(listExecutionsEndpoint, request, { signal });
      return (
        executions.find((execution) => id !== null && execution.id !== null && execution.id < id) ?? null
      );
    },
  });

/** Executions of the KPI around one: the newest before its moment, and the oldest from it on. */
export const neighbouringExecutionsOptions = (
  execution: Pick<Execution, 'id' | 'kpi_id' | 'execution_timestamp'>,
) =>
  queryOptions({
    queryKey: [...kpiKeys.executions(execution.kpi_id), 'around', execution.id],
    queryFn: async ({ signal }) => {
      const { kpi_id, execution_timestamp } = execution;
      const ask = (request: Omit<ExecutionListRequest, 'kpi_id'>) =>
        callEndpoint(listExecutionsEndpoint, { kpi_id, ...request }, { signal });
      const [before, since] = await Promise.all([
        ask({ until: execution_timestamp, limit: 1 }),
        ask({ since: execution_timestamp, sort_order: 'asc', limit: NEIGHBOURS_LOOKED_AT }),
      ]);
      return { before: before.executions, since: since.executions };
    },
  });

/** How many rows two executions share. What is stored never changes, so it is asked for once. */
export const rowComparisonOptions = (left: number, right: number) =>
  queryOptions({
    queryKey: ['row-comparison', left, right],
    queryFn: ({ signal }) => callEndpoint(compareExecutionsEndpoint, { left, right }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a KPI would run with these parameters, in the dialect they name; nothing is run or kept. */
export const dryRunOptions = (request: ExecuteRequest) =>
  queryOptions({
    queryKey: ['dry-run', request],
    queryFn: ({ signal }) => callEndpoint(executeKpiEndpoint, { ...request, dry_run: true }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** An execution without its rows; they are paged by the drill-down. */
export const executionOptions = (executionId: number) =>
  queryOptions({
    queryKey: ['execution', executionId],
    queryFn: ({ signal }) =>
      callEndpoint(getExecutionEndpoint, { execution_id: executionId, result_limit: 0 }, { signal }),
    refetchInterval: ({ state }) => (isOpen(state.data?.execution.execution_status) ? POLL_MS : false),
  });

/** One page of rows; the page before stays on screen until it arrives. */
export const drilldownOptions = (request: DrilldownRequest) =>
  queryOptions({
    queryKey: ['drilldown', request],
    queryFn: ({ signal }) => callEndpoint(getDrilldownEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
  });

export const compilationOptions = (request: CompileRequest) =>
  queryOptions({
    queryKey: ['compilation', request],
    queryFn: ({ signal }) => callEndpoint(compileSentenceEndpoint, request, { signal }),
    placeholderData: keepPreviousData,
    staleTime: SOURCES_STALE_MS,
    retry: false,
  });

export const knowledgeGraphsOptions = queryOptions({
  queryKey: ['knowledge-graphs'],
  queryFn: ({ signal }) => callEndpoint(listKnowledgeGraphsEndpoint, {}, { signal }),
  staleTime: SOURCES_STALE_MS,
});

export const schemasOptions = queryOptions({
  queryKey: ['schemas'],
  queryFn: ({ signal }) => callEndpoint(listSchemasEndpoint, {}, { signal }),
  staleTime: SOURCES_STALE_MS,
});

export const schemaTablesOptions = (name: string) =>
  queryOptions({
    queryKey: ['schema-tables', name],
    queryFn: ({ signal }) => callEndpoint(listSchemaTablesEndpoint, { name }, { signal }),
    staleTime: SOURCES_STALE_MS,
  });
