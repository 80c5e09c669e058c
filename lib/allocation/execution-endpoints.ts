import { z } from 'zod';
import { defineEndpoint } from '../shared/endpoint';
import { Timestamp } from '../shared/wire';
import {
  AllocationDetail,
  AllocationEvent,
  AllocationExecution,
  AllocationFilters,
  AllocationKpis,
  AllocationListQuery,
  AllocationPagination,
  AllocationParams,
} from './execution-schemas';
import { AcceptedAllocation, RerunForm } from './input-schemas';

const tag = 'Allocation';
const base = '/api/allocation/executions';
const success = z.literal(true);
const exampleId = '550e8400-e29b-41d4-a716-446655440000';

export const listAllocationsEndpoint = defineEndpoint({
  id: 'listAllocations',
  method: 'GET',
  path: base,
  tag,
  summary: 'List allocation executions, newest first',
  query: AllocationListQuery,
  answer: z.object({ success, data: z.array(AllocationExecution), pagination: AllocationPagination }),
  failure: 'Failed to list executions',
  invalid: { fields: ['limit', 'offset'], message: 'Invalid pagination parameters' },
  rate: 'list',
  downloads: ['text/csv'],
  example: { query: { month: 'January', year: 2025, status: ['SUCCESS', 'FAILED'], limit: 20 } },
});

export const getAllocationKpisEndpoint = defineEndpoint({
  id: 'getAllocationKpis',
  method: 'GET',
  path: `${base}/kpi`,
  tag,
  summary: 'Totals, rates and counts of the executions that match',
  query: AllocationFilters,
  answer: z.object({ success, data: AllocationKpis, timestamp: Timestamp }),
  failure: 'Failed to get execution KPIs',
  rate: 'monitoring',
  example: { query: { year: 2025, status: ['SUCCESS'] } },
});

export const getAllocationEndpoint = defineEndpoint({
  id: 'getAllocation',
  method: 'GET',
  path: `${base}/{execution_id}`,
  tag,
  summary: 'Get one execution with its configuration, inputs and error',
  params: AllocationParams,
  answer: z.object({ success, data: AllocationDetail }),
  failure: 'Failed to get execution details',
  rate: 'detail',
  example: { params: { execution_id: exampleId } },
});

export const cancelAllocationEndpoint = defineEndpoint({
  id: 'cancelAllocation',
  method: 'POST',
  path: `${base}/{execution_id}/cancel`,
  tag,
  summary: 'Stop an execution that is pending or in progress; it ends as FAILED with error type CANCELLED',
  params: AllocationParams,
  answer: z.object({ success, message: z.string(), data: AllocationDetail }),
  failure: 'Failed to cancel execution',
  rate: 'detail',
  example: { params: { execution_id: exampleId } },
});

export const rerunAllocationEndpoint = defineEndpoint({
  id: 'rerunAllocation',
  method: 'POST',
  path: `${base}/{execution_id}/rerun`,
  tag,
  summary: 'Run again with the same files and the same configuration: the same result',
  params: AllocationParams,
  body: RerunForm.prefault({}),
  answer: z.object({ success, data: AcceptedAllocation }),
  successStatus: 202,
  failure: 'Failed to rerun execution',
  rate: 'detail',
  example: { params: { execution_id: exampleId }, body: { uploaded_by: 'john.doe' } },
});

export const allocationEventsEndpoint = defineEndpoint({
  id: 'allocationEvents',
  method: 'GET',
  path: `${base}/{execution_id}/events`,
  tag,
  summary: 'Server-sent events `execution`, each an AllocationEvent; the stream ends when the execution has',
  params: AllocationParams,
  answer: z.never(),
  events: AllocationEvent,
  failure: 'Failed to follow execution',
  rate: 'detail',
  example: { params: { execution_id: exampleId } },
});
