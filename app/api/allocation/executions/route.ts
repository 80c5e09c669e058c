import { listAllocationsEndpoint } from '@/lib/allocation/execution-endpoints';
import { startAllocationEndpoint } from '@/lib/allocation/input-endpoints';
import { listAllocations } from '@/lib/allocation/list-executions';
import { startAllocation } from '@/lib/allocation/start-allocation';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle(
  [listAllocationsEndpoint, listAllocations],
  [startAllocationEndpoint, startAllocation],
);
