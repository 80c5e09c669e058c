import { compareAllocations } from '@/lib/allocation/compare-executions';
import { compareAllocationsEndpoint } from '@/lib/allocation/result-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  compareAllocationsEndpoint,
  compareAllocations,
]);
