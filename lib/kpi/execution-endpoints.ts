import { z } from 'zod';
import { defineEndpoint } from '../shared/endpoint';
import { Prefer } from '../shared/prefer';
import { wholeNumber } from '../shared/wire';
import { Drilldown, DrilldownQuery } from './drilldown-schemas';
import {
  Execution,
  ExecutionDetail,
  ExecutionEvent,
  ExecutionListQuery,
  ExecutionParameters,
  ExecutionParams,
  RerunParameters,
  RowComparison,
  SeveralExecutions,
  SeveralResult,
} from './execution-schemas';
import { KpiParams } from './schemas';

const tag = 'Landing KPI';
const base = '/v1/landing-kpi';
const success = z.literal(true);

const exampleParameters = {
  kg_name: 'KG_101',
  select_schema: 'newdqschema',
  ruleset_name: 'RECON_20251027_001',
  db_type: 'mysql',
  limit_records: 1000,
  use_llm: true,
  excluded_fields: ['created_date', 'modified_date'],
} as const;

/** What became of an execution; with `Prefer: respond-async` it is answered as 202 while still pending. */
const ExecutionAnswer = z.object({
  /** False when the execution failed; it is kept all the same. */
  success: z.boolean(),
  message: z.string(),
  warnings: z.array(z.string()),
  execution_result: ExecutionDetail,
});

const accepted = {
  status: 202,
  description:
    'Accepted (`Prefer: respond-async`): pending, `Location` names it, its events tell how it goes',
};

export const executeKpiEndpoint = defineEndpoint({
  id: 'executeKpi',
  method: 'POST',
  path: `${base}/kpis/{kpi_id}/execute`,
  tag,
  summary: 'Execute a KPI and keep the execution with its rows',
  params: KpiParams,
  headers: Prefer,
  body: ExecutionParameters,
  answer: ExecutionAnswer,
  otherStatuses: [accepted],
  failure: 'Failed to execute KPI',
  rate: 'detail',
  example: { params: { kpi_id: 1 }, body: exampleParameters },
});

export const executeSeveralEndpoint = defineEndpoint({
  id: 'executeSeveral',
  method: 'POST',
  path: `${base}/execute`,
  tag,
  summary: 'Execute several KPIs with the same parameters',
  headers: Prefer,
  body: SeveralExecutions,
  answer: z.object({
    /** Whether every one succeeded; with 202, whether every one was accepted. */
    success: z.boolean(),
    message: z.string(),
    /** In the order of `kpi_ids`. */
    results: z.array(SeveralResult),
  }),
  otherStatuses: [accepted],
  failure: 'Failed to execute KPIs',
  rate: 'detail',
  example: { body: { kpi_ids: [1, 2, 3], ...exampleParameters } },
});

export const rerunExecutionEndpoint = defineEndpoint({
  id: 'rerunExecution',
  method: 'POST',
  path: `${base}/executions/{execution_id}/rerun`,
  tag,
  summary: "Execute an execution's KPI again: its current sentence, the same parameters but for those given",
  params: ExecutionParams,
  headers: Prefer,
  body: RerunParameters.prefault({}),
  answer: ExecutionAnswer,
  otherStatuses: [accepted],
  failure: 'Failed to rerun execution',
  rate: 'detail',
  example: { params: { execution_id: 1 }, body: { limit_records: 5000 } },
});

export const cancelExecutionEndpoint = defineEndpoint({
  id: 'cancelExecution',
  method: 'POST',
  path: `${base}/executions/{execution_id}/cancel`,
  tag,
  summary: 'Stop an execution that is pending or running',
  params: ExecutionParams,
  answer: z.object({ success, message: z.string(), execution: Execution }),
  failure: 'Failed to cancel execution',
  rate: 'detail',
  example: { params: { execution_id: 1 } },
});

export const executionEventsEndpoint = defineEndpoint({
  id: 'executionEvents',
  method: 'GET',
  path: `${base}/executions/{execution_id}/events`,
  tag,
  summary: 'Server-sent events `execution`, each an ExecutionEvent; the stream ends when the execution has',
  params: ExecutionParams,
  answer: z.never(),
  events: ExecutionEvent,
  failure: 'Failed to follow execution',
  rate: 'detail',
  example: { params: { execution_id: 1 } },
});

export const listExecutionsEndpoint = defineEndpoint({
  id: 'listExecutions',
  method: 'GET',
  path: `${base}/kpis/{kpi_id}/executions`,
  tag,
  summary: 'Execution history of a KPI, newest first, without rows',
  params: KpiParams,
  query: ExecutionListQuery,
  answer: z.object({ success, total: z.number().int(), executions: z.array(Execution) }),
  failure: 'Failed to list executions',
  rate: 'list',
  example: { params: { kpi_id: 1 }, query: { status: ['success'], limit: 10 } },
});

export const getExecutionEndpoint = defineEndpoint({
  id: 'getExecution',
  method: 'GET',
  path: `${base}/executions/{execution_id}`,
  tag,
  summary: 'Get one execution with its first rows',
  params: ExecutionParams,
  query: z.strictObject({ result_limit: wholeNumber(0, 10_000).default(1000) }),
  answer: z.object({ success, execution: ExecutionDetail }),
  failure: 'Failed to get execution',
  rate: 'detail',
  example: { params: { execution_id: 1 } },
});

export const compareExecutionsEndpoint = defineEndpoint({
  id: 'compareExecutions',
  method: 'GET',
  path: `${base}/executions/compare`,
  tag,
  summary: 'Two executions side by side: parameters, SQL, and how many rows they share',
  query: z.strictObject({
    left: wholeNumber(1, Number.MAX_SAFE_INTEGER),
    right: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  }),
  answer: z.object({
    success,
    left: Execution,
    right: Execution,
    /** Null where rows cannot be compared; `rows_note` says why. */
    rows: RowComparison.nullable(),
    rows_note: z.string().nullable(),
  }),
  failure: 'Failed to compare executions',
  rate: 'detail',
  example: { query: { left: 1, right: 2 } },
});

export const getDrilldownEndpoint = defineEndpoint({
  id: 'getDrilldown',
  method: 'GET',
  path: `${base}/executions/{execution_id}/drilldown`,
  tag,
  summary: 'Page, sort, search, filter and export the rows of an execution',
  params: ExecutionParams,
  query: DrilldownQuery,
  answer: Drilldown,
  failure: 'Failed to get drill-down data',
  rate: 'detail',
  downloads: [
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/json',
    'application/vnd.apache.parquet',
  ],
  example: { params: { execution_id: 1 }, query: { page: 1, page_size: 50 } },
});

export const executionEndpoints = [
  executeKpiEndpoint,
  executeSeveralEndpoint,
  rerunExecutionEndpoint,
  listExecutionsEndpoint,
  getExecutionEndpoint,
  cancelExecutionEndpoint,
  executionEventsEndpoint,
  compareExecutionsEndpoint,
  getDrilldownEndpoint,
];
