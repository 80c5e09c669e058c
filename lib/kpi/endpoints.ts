import { z } from 'zod';
import { defineEndpoint } from '../shared/endpoint';
import { wholeNumber } from '../shared/wire';
import { executionEndpoints } from './execution-endpoints';
import { TrendPoint } from './execution-schemas';
import { Kpi, KpiCreate, KpiListQuery, KpiParams, KpiUpdate, KpiVersion } from './schemas';

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

export const listKpiVersionsEndpoint = defineEndpoint({
  id: 'listKpiVersions',
  method: 'GET',
  path: `${base}/kpis/{kpi_id}/versions`,
  tag,
  summary: 'Every wording of the sentence, newest first, with how often it was executed',
  params: KpiParams,
  answer: z.object({ success, total: z.number().int(), versions: z.array(KpiVersion) }),
  failure: 'Failed to list versions',
  rate: 'detail',
  example: { params: { kpi_id: 1 } },
});

export const getKpiTrendEndpoint = defineEndpoint({
  id: 'getKpiTrend',
  method: 'GET',
  path: `${base}/kpis/{kpi_id}/trend`,
  tag,
  summary: 'The value over time: the newest executions that have ended, oldest first',
  params: KpiParams,
  query: z.strictObject({ limit: wholeNumber(1, 1000).default(200) }),
  answer: z.object({
    success,
    /** Executions that have ended, those beyond the limit too. */
    total: z.number().int(),
    points: z.array(TrendPoint),
  }),
  failure: 'Failed to get trend',
  rate: 'detail',
  example: { params: { kpi_id: 1 }, query: { limit: 52 } },
});

export const kpiEndpoints = [
  createKpiEndpoint,
  listKpisEndpoint,
  getKpiEndpoint,
  updateKpiEndpoint,
  deleteKpiEndpoint,
  listKpiVersionsEndpoint,
  getKpiTrendEndpoint,
  ...executionEndpoints,
];
