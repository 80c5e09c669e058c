import { allocationEventsEndpoint } from '@/lib/allocation/execution-endpoints';
import { followAllocation } from '@/lib/allocation/follow-allocation';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  allocationEventsEndpoint,
  followAllocation,
]);
