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
import {
  compareAllocationsEndpoint,
  getBucketsEndpoint,
  getCellsEndpoint,
  getReportEndpoint,
  getShortagesEndpoint,
  getVendorsEndpoint,
  legacyReportEndpoints,
} from './result-endpoints';

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
  compareAllocationsEndpoint,
  getCellsEndpoint,
  getBucketsEndpoint,
  getVendorsEndpoint,
  getShortagesEndpoint,
  getMonthConfigEndpoint,
  updateMonthConfigEndpoint,
  getForecastTemplateEndpoint,
  getRosterTemplateEndpoint,
  getReportEndpoint,
  ...Object.values(legacyReportEndpoints),
];
