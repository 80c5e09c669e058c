import * as bucketsRoute from '@/app/api/allocation/executions/[execution_id]/buckets/route';
import * as cancelRoute from '@/app/api/allocation/executions/[execution_id]/cancel/route';
import * as cellsRoute from '@/app/api/allocation/executions/[execution_id]/cells/route';
import * as eventsRoute from '@/app/api/allocation/executions/[execution_id]/events/route';
import * as reportRoute from '@/app/api/allocation/executions/[execution_id]/reports/[report_type]/route';
import * as rerunRoute from '@/app/api/allocation/executions/[execution_id]/rerun/route';
import * as executionRoute from '@/app/api/allocation/executions/[execution_id]/route';
import * as shortagesRoute from '@/app/api/allocation/executions/[execution_id]/shortages/route';
import * as vendorsRoute from '@/app/api/allocation/executions/[execution_id]/vendors/route';
import * as compareRoute from '@/app/api/allocation/executions/compare/route';
import * as kpiRoute from '@/app/api/allocation/executions/kpi/route';
import * as previewRoute from '@/app/api/allocation/executions/preview/route';
import * as executionsRoute from '@/app/api/allocation/executions/route';
import * as monthConfigRoute from '@/app/api/allocation/month-config/route';
import * as latestBucketAfterAllocationRoute from '@/app/download_allocation_report/bucket_after_allocation/route';
import * as latestBucketSummaryRoute from '@/app/download_allocation_report/bucket_summary/route';
import * as latestRosterAllotmentRoute from '@/app/download_allocation_report/roster_allotment/route';
import { FILLED, plainConfigs } from './allocation-files';
import { type Called, callRaw, callRoute, type Query } from './call-route';

type Headers = Readonly<Record<string, string>>;
/** Fields of a form; undefined leaves one out. */
export type Upload = Readonly<Record<string, string | File | undefined>>;

/** An upload for January 2025 that fills all of its demand, with what is given in its place. */
export function uploadForm(changes: Upload = {}): FormData {
  const form = new FormData();
  const fields: Upload = {
    ...FILLED,
    month: 'January',
    year: '2025',
    uploaded_by: 'jane.roe',
    month_config: plainConfigs(),
    ...changes,
  };
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) form.append(field, value);
  return form;
}

const latestReportRoutes = {
  bucket_summary: latestBucketSummaryRoute,
  bucket_after_allocation: latestBucketAfterAllocationRoute,
  roster_allotment: latestRosterAllotmentRoute,
};

/** The allocation endpoints through their route handlers, for tests. */
export const allocationApi = {
  list: (query: Query = {}): Promise<Called> => callRoute(executionsRoute.GET, 'GET', { query }),
  download: (query: Query): Promise<Response> =>
    callRaw(executionsRoute.GET, 'GET', { query: { ...query, format: 'csv' } }),
  kpis: (query: Query = {}): Promise<Called> => callRoute(kpiRoute.GET, 'GET', { query }),
  get: (execution_id: string): Promise<Called> =>
    callRoute(executionRoute.GET, 'GET', { params: { execution_id } }),
  cells: (execution_id: string, query: Query = {}): Promise<Called> =>
    callRoute(cellsRoute.GET, 'GET', { params: { execution_id }, query }),
  buckets: (execution_id: string, query: Query = {}): Promise<Called> =>
    callRoute(bucketsRoute.GET, 'GET', { params: { execution_id }, query }),
  vendors: (execution_id: string, query: Query = {}): Promise<Called> =>
    callRoute(vendorsRoute.GET, 'GET', { params: { execution_id }, query }),
  shortages: (execution_id: string, query: Query = {}): Promise<Called> =>
    callRoute(shortagesRoute.GET, 'GET', { params: { execution_id }, query }),
  compare: (query: Query): Promise<Called> => callRoute(compareRoute.GET, 'GET', { query }),
  monthConfig: (query: Query = {}): Promise<Called> => callRoute(monthConfigRoute.GET, 'GET', { query }),
  setMonthConfig: (body: unknown): Promise<Called> => callRoute(monthConfigRoute.PUT, 'PUT', { body }),
  start: (changes: Upload = {}): Promise<Called> =>
    callRoute(executionsRoute.POST, 'POST', { body: uploadForm(changes) }),
  preview: (changes: Upload = {}): Promise<Called> =>
    callRoute(previewRoute.POST, 'POST', { body: uploadForm(changes) }),
  cancel: (execution_id: string): Promise<Called> =>
    callRoute(cancelRoute.POST, 'POST', { params: { execution_id } }),
  rerun: (execution_id: string, body?: object): Promise<Called> =>
    callRoute(rerunRoute.POST, 'POST', { params: { execution_id }, body }),
  /** The open stream; `readEvents` reads it. */
  events: (execution_id: string, headers: Headers = {}): Promise<Response> =>
    callRaw(eventsRoute.GET, 'GET', { params: { execution_id }, headers }),
  report: (execution_id: string, report_type: string): Promise<Response> =>
    callRaw(reportRoute.GET, 'GET', { params: { execution_id, report_type } }),
  latestReport: (type: keyof typeof latestReportRoutes, query: Query): Promise<Response> =>
    callRaw(latestReportRoutes[type].GET, 'GET', { query }),
};
