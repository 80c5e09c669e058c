import type { Endpoint } from '../shared/endpoint';

/** Every endpoint of the capability that has a route. */
export const allocationEndpoints: readonly Endpoint[] = [];
