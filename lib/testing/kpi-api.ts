import * as severalRoute from '@/app/v1/landing-kpi/execute/route';
import * as cancelRoute from '@/app/v1/landing-kpi/executions/[execution_id]/cancel/route';
import * as drilldownRoute from '@/app/v1/landing-kpi/executions/[execution_id]/drilldown/route';
import * as eventsRoute from '@/app/v1/landing-kpi/executions/[execution_id]/events/route';
import * as rerunRoute from '@/app/v1/landing-kpi/executions/[execution_id]/rerun/route';
import * as executionRoute from '@/app/v1/landing-kpi/executions/[execution_id]/route';
import * as compareRoute from '@/app/v1/landing-kpi/executions/compare/route';
import * as executeRoute from '@/app/v1/landing-kpi/kpis/[kpi_id]/execute/route';
import * as executionsRoute from '@/app/v1/landing-kpi/kpis/[kpi_id]/executions/route';
import * as kpiRoute from '@/app/v1/landing-kpi/kpis/[kpi_id]/route';
import * as trendRoute from '@/app/v1/landing-kpi/kpis/[kpi_id]/trend/route';
import * as versionsRoute from '@/app/v1/landing-kpi/kpis/[kpi_id]/versions/route';
import * as kpisRoute from '@/app/v1/landing-kpi/kpis/route';
import { callRaw, callRoute } from './call-route';
import { LANDING } from './landing-database';

type Query = Readonly<Record<string, string | number>>;
type Headers = Readonly<Record<string, string>>;

const PARAMETERS = { kg_name: LANDING.kg_name, select_schema: LANDING.select_schema };
const EARLY = { prefer: 'respond-async' };

export const IN_RBP_NOT_IN_OPS = 'Show me all products in RBP GPU which are not in OPS Excel';

/** The Landing KPI endpoints through their route handlers, for tests. */
export const kpiApi = {
  create: (body: unknown) => callRoute(kpisRoute.POST, 'POST', { body }),
  list: (query: Query = {}) => callRoute(kpisRoute.GET, 'GET', { query }),
  get: (kpi_id: number | string) => callRoute(kpiRoute.GET, 'GET', { params: { kpi_id } }),
  update: (kpi_id: number, body: unknown) => callRoute(kpiRoute.PUT, 'PUT', { params: { kpi_id }, body }),
  remove: (kpi_id: number, query: Query = {}) =>
    callRoute(kpiRoute.DELETE, 'DELETE', { params: { kpi_id }, query }),
  versions: (kpi_id: number) => callRoute(versionsRoute.GET, 'GET', { params: { kpi_id } }),
  trend: (kpi_id: number, query: Query = {}) =>
    callRoute(trendRoute.GET, 'GET', { params: { kpi_id }, query }),
  /** With the parameters of `LANDING` unless others are given. */
  execute: (kpi_id: number, body: object | string = {}, headers: Headers = {}) =>
    callRoute(executeRoute.POST, 'POST', {
      params: { kpi_id },
      headers,
      body: typeof body === 'string' ? body : { ...PARAMETERS, ...body },
    }),
  /** Answered while it is pending. */
  executeAsync: (kpi_id: number, body: object = {}) => kpiApi.execute(kpi_id, body, EARLY),
  /** With the parameters of `LANDING` unless others are given. */
  executeSeveral: (kpi_ids: readonly number[], body: object = {}, headers: Headers = {}) =>
    callRoute(severalRoute.POST, 'POST', { headers, body: { kpi_ids, ...PARAMETERS, ...body } }),
  rerun: (execution_id: number, body?: object, headers: Headers = {}) =>
    callRoute(rerunRoute.POST, 'POST', { params: { execution_id }, body, headers }),
  cancel: (execution_id: number) => callRoute(cancelRoute.POST, 'POST', { params: { execution_id } }),
  /** The open stream; `readEvents` reads it. */
  events: (execution_id: number, headers: Headers = {}) =>
    callRaw(eventsRoute.GET, 'GET', { params: { execution_id }, headers }),
  history: (kpi_id: number, query: Query = {}) =>
    callRoute(executionsRoute.GET, 'GET', { params: { kpi_id }, query }),
  execution: (execution_id: number, query: Query = {}) =>
    callRoute(executionRoute.GET, 'GET', { params: { execution_id }, query }),
  compare: (left: number, right: number) => callRoute(compareRoute.GET, 'GET', { query: { left, right } }),
  drilldown: (execution_id: number, query: Query = {}) =>
    callRoute(drilldownRoute.GET, 'GET', { params: { execution_id }, query }),
  download: (execution_id: number, query: Query) =>
    callRaw(drilldownRoute.GET, 'GET', { params: { execution_id }, query }),
};

/** Creates a KPI of that sentence; its id. */
export async function createKpiOf(
  nl_definition: string,
  name = nl_definition.slice(0, 200),
): Promise<number> {
  const { status, body } = await kpiApi.create({ name, nl_definition });
  if (status !== 201) throw new Error(`the KPI was not created: ${JSON.stringify(body)}`);
  return body.kpi.id;
}
