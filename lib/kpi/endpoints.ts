import { z } from 'zod';
import { defineEndpoint } from '../shared/endpoint';
import { wholeNumber } from '../shared/wire';
import {
  Drilldown,
  DrilldownQuery,
  Execution,
  ExecutionDetail,
  ExecutionListQuery,
  ExecutionParameters,
  ExecutionParams,
  Kpi,
  KpiCreate,
  KpiListQuery,
  KpiParams,
  KpiUpdate,
} from './schemas';

const tag = 'Landing KPI';
const base = '/v1/landing-kpi';
const success = z.literal(true);

const exampleDefinition = {
  name: 'Product Mismatch - RBP vs OPS',
  alias_name: 'PMR_RBP_OPS',
  group_name: 'Data Quality',
  description: 'Products present in RBP GPU but missing in OPS Excel',
  nl_definition: 'Show me all products in RBP GPU which are not in OPS Excel',
  created_by: 'admin',
};

export const createKpiEndpoint = defineEndpoint({
  id: 'createKpi',
  method: 'POST',
  path: `${base}/kpis`,
  tag,
  summary: 'Create a KPI definition',
  body: KpiCreate,
  answer: z.object({ success, message: z.string(), kpi: Kpi }),
  successStatus: 201,
  failure: 'Failed to create KPI',
  rate: 'list',
  example: { body: exampleDefinition },
});

export const listKpisEndpoint = defineEndpoint({
  id: 'listKpis',
  method: 'GET',
  path: `${base}/kpis`,
  tag,
  summary: 'List KPI definitions with their latest execution',
  query: KpiListQuery,
  answer: z.object({
    success,
    total: z.number().int(),
    kpis: z.array(Kpi),
    /** Every group in use, for filters. */
    groups: z.array(z.string()),
  }),
  failure: 'Failed to list KPIs',
  rate: 'list',
  example: { query: { group_name: 'Data Quality' } },
});

export const getKpiEndpoint = defineEndpoint({
  id: 'getKpi',
  method: 'GET',
  path: `${base}/kpis/{kpi_id}`,
  tag,
  summary: 'Get one KPI definition',
  params: KpiParams,
  answer: z.object({ success, kpi: Kpi }),
  failure: 'Failed to get KPI',
  rate: 'detail',
  example: { params: { kpi_id: 1 } },
});

export const updateKpiEndpoint = defineEndpoint({
  id: 'updateKpi',
  method: 'PUT',
  path: `${base}/kpis/{kpi_id}`,
  tag,
  summary: 'Update a KPI definition; a changed sentence makes a new version',
  params: KpiParams,
  body: KpiUpdate,
  answer: z.object({ success, message: z.string(), kpi: Kpi }),
  failure: 'Failed to update KPI',
  rate: 'detail',
  example: { params: { kpi_id: 1 }, body: { description: 'Updated description' } },
});

export const deleteKpiEndpoint = defineEndpoint({
  id: 'deleteKpi',
  method: 'DELETE',
  path: `${base}/kpis/{kpi_id}`,
  tag,
  summary: 'Deactivate a KPI, or remove it with its executions (permanent=true)',
  params: KpiParams,
  query: z.strictObject({ permanent: z.enum(['true', 'false']).default('false') }),
  answer: z.object({ success, message: z.string() }),
  failure: 'Failed to delete KPI',
  rate: 'detail',
  example: { params: { kpi_id: 1 } },
});

export const executeKpiEndpoint = defineEndpoint({
  id: 'executeKpi',
  method: 'POST',
  path: `${base}/kpis/{kpi_id}/execute`,
  tag,
  summary: 'Execute a KPI and keep the execution with its rows',
  params: KpiParams,
  body: ExecutionParameters,
  answer: z.object({
    /** False when the execution failed; it is kept all the same. */
    success: z.boolean(),
    message: z.string(),
    warnings: z.array(z.string()),
    execution_result: ExecutionDetail,
  }),
  failure: 'Failed to execute KPI',
  rate: 'detail',
  example: {
    params: { kpi_id: 1 },
    body: {
      kg_name: 'KG_101',
      select_schema: 'newdqschema',
      ruleset_name: 'RECON_20251027_001',
      db_type: 'mysql',
      limit_records: 1000,
      use_llm: true,
      excluded_fields: ['created_date', 'modified_date'],
    },
  },
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
  example: { params: { kpi_id: 1 }, query: { status: 'success', limit: 10 } },
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
  downloads: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  example: { params: { execution_id: 1 }, query: { page: 1, page_size: 50 } },
});

export const kpiEndpoints = [
  createKpiEndpoint,
  listKpisEndpoint,
  getKpiEndpoint,
  updateKpiEndpoint,
  deleteKpiEndpoint,
  executeKpiEndpoint,
  listExecutionsEndpoint,
  getExecutionEndpoint,
  getDrilldownEndpoint,
];
