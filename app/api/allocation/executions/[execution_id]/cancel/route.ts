import { cancelAllocation } from '@/lib/allocation/cancel-allocation';
import { cancelAllocationEndpoint } from '@/lib/allocation/execution-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  cancelAllocationEndpoint,
  cancelAllocation,
]);
