import type { Endpoint } from '../shared/endpoint';
import {
  allocationEventsEndpoint,
  cancelAllocationEndpoint,
  getAllocationEndpoint,
  getAllocationKpisEndpoint,
  listAllocationsEndpoint,
  rerunAllocationEndpoint,
} from './execution-endpoints';
import {
  getForecastTemplateEndpoint,
  getMonthConfigEndpoint,
  getRosterTemplateEndpoint,
  previewAllocationEndpoint,
  startAllocationEndpoint,
  updateMonthConfigEndpoint,
} from './input-endpoints';
import { getReportEndpoint, legacyReportEndpoints } from './result-endpoints';

/** Every endpoint of the capability that has a route. */
export const allocationEndpoints: readonly Endpoint[] = [
  listAllocationsEndpoint,
  startAllocationEndpoint,
  previewAllocationEndpoint,
  getAllocationKpisEndpoint,
  getAllocationEndpoint,
  cancelAllocationEndpoint,
  rerunAllocationEndpoint,
  allocationEventsEndpoint,
  getMonthConfigEndpoint,
  updateMonthConfigEndpoint,
  getForecastTemplateEndpoint,
  getRosterTemplateEndpoint,
  getReportEndpoint,
  ...Object.values(legacyReportEndpoints),
];
