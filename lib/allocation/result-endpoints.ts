import { z } from 'zod';
import { defineEndpoint } from '../shared/endpoint';
import { AllocationPagination, AllocationParams, REPORT_TYPES, ReportType } from './execution-schemas';
import {
  AllocationComparison,
  Bucket,
  CellQuery,
  CompareQuery,
  DemandCell,
  FailedRow,
  FillSummary,
  ResultQuery,
  Shortage,
  VendorMonth,
  VendorQuery,
} from './result-schemas';
import { MonthName, Year } from './schemas';

const tag = 'Allocation';
const base = '/api/allocation/executions';
const success = z.literal(true);
const exampleId = '550e8400-e29b-41d4-a716-446655440000';
const example = { params: { execution_id: exampleId } };
const workbook = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

const listOf = <T extends z.ZodType>(row: T) =>
  z.object({ success, data: z.array(row), pagination: AllocationPagination });

export const getCellsEndpoint = defineEndpoint({
  id: 'getAllocationCells',
  method: 'GET',
  path: `${base}/{execution_id}/cells`,
  tag,
  summary: 'Demand cells with FTE needed and filled, in the order of the forecast',
  params: AllocationParams,
  query: CellQuery,
  answer: listOf(DemandCell).extend({
    /** Over all cells of the execution. */
    summary: z.array(FillSummary),
    /** Demand rows that could not be computed, all of them. */
    failed_rows: z.array(FailedRow),
  }),
  failure: 'Failed to get demand cells',
  rate: 'detail',
  example,
});

export const getBucketsEndpoint = defineEndpoint({
  id: 'getAllocationBuckets',
  method: 'GET',
  path: `${base}/{execution_id}/buckets`,
  tag,
  summary: 'Buckets with how many of their vendors are allocated',
  params: AllocationParams,
  query: ResultQuery,
  answer: listOf(Bucket),
  failure: 'Failed to get buckets',
  rate: 'detail',
  example,
});

export const getVendorsEndpoint = defineEndpoint({
  id: 'getAllocationVendors',
  method: 'GET',
  path: `${base}/{execution_id}/vendors`,
  tag,
  summary: 'Vendors by month, with the cell they work in',
  params: AllocationParams,
  query: VendorQuery,
  answer: listOf(VendorMonth),
  failure: 'Failed to get vendors',
  rate: 'detail',
  example,
});

export const getShortagesEndpoint = defineEndpoint({
  id: 'getAllocationShortages',
  method: 'GET',
  path: `${base}/{execution_id}/shortages`,
  tag,
  summary: 'Why each unfilled cell is unfilled, the largest first',
  params: AllocationParams,
  query: ResultQuery,
  answer: listOf(Shortage),
  failure: 'Failed to get shortages',
  rate: 'detail',
  example,
});

export const compareAllocationsEndpoint = defineEndpoint({
  id: 'compareAllocations',
  method: 'GET',
  path: `${base}/compare`,
  tag,
  summary: 'Two executions side by side: configuration, fill by cell, vendors moved',
  query: CompareQuery,
  answer: z.object({ success, data: AllocationComparison }),
  failure: 'Failed to compare executions',
  rate: 'detail',
  example: { query: { left: exampleId, right: 'a1b2c3d4-e5f6-4890-abcd-ef1234567890' } },
});

export const getReportEndpoint = defineEndpoint({
  id: 'getAllocationReport',
  method: 'GET',
  path: `${base}/{execution_id}/reports/{report_type}`,
  tag,
  summary: 'Download a report of an execution',
  params: AllocationParams.extend({ report_type: ReportType }),
  answer: z.never(),
  failure: 'Failed to download report',
  rate: 'detail',
  downloads: workbook,
  example: { params: { execution_id: exampleId, report_type: 'roster_allotment' } },
});

const legacy = (type: ReportType) =>
  defineEndpoint({
    id: `downloadLatest_${type}`,
    method: 'GET',
    path: `/download_allocation_report/${type}`,
    tag,
    summary: `Download the ${type} report of the newest execution of a month that has reports`,
    query: z.strictObject({ month: MonthName, year: Year }),
    answer: z.never(),
    failure: 'Failed to download report',
    rate: 'detail',
    downloads: workbook,
    example: { query: { month: 'January', year: 2025 } },
  });

/** By the report they download. */
export const legacyReportEndpoints = Object.fromEntries(
  REPORT_TYPES.map((type) => [type, legacy(type)]),
) as Readonly<Record<ReportType, ReturnType<typeof legacy>>>;
