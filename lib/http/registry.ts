import { allocationEndpoints } from '../allocation/endpoints';
import { kpiEndpoints } from '../kpi/endpoints';
import { operationsEndpoints } from '../operations/endpoints';
import type { Endpoint } from '../shared/endpoint';
import { sourceEndpoints } from '../sources/endpoints';

/** Every endpoint there is. A test holds this list against the route files in `app/`. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...kpiEndpoints,
  ...allocationEndpoints,
  ...sourceEndpoints,
  ...operationsEndpoints,
];
