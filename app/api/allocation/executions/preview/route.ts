import { previewAllocationEndpoint } from '@/lib/allocation/input-endpoints';
import { previewAllocation } from '@/lib/allocation/preview-allocation';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  previewAllocationEndpoint,
  previewAllocation,
]);
