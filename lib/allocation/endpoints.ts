import type { Endpoint } from '../shared/endpoint';
import { getForecastTemplateEndpoint, getRosterTemplateEndpoint } from './input-endpoints';

/** Every endpoint of the capability that has a route. */
export const allocationEndpoints: readonly Endpoint[] = [
  getForecastTemplateEndpoint,
  getRosterTemplateEndpoint,
];
