import type { Endpoint } from '../shared/endpoint';
import {
  allocationEventsEndpoint,
  cancelAllocationEndpoint,
  rerunAllocationEndpoint,
} from './execution-endpoints';
import {
  getForecastTemplateEndpoint,
  getRosterTemplateEndpoint,
  previewAllocationEndpoint,
  startAllocationEndpoint,
} from './input-endpoints';

/** Every endpoint of the capability that has a route. */
export const allocationEndpoints: readonly Endpoint[] = [
  startAllocationEndpoint,
  previewAllocationEndpoint,
  cancelAllocationEndpoint,
  rerunAllocationEndpoint,
  allocationEventsEndpoint,
  getForecastTemplateEndpoint,
  getRosterTemplateEndpoint,
];
