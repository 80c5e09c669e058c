import { rerunAllocationEndpoint } from '@/lib/allocation/execution-endpoints';
import { rerunAllocation } from '@/lib/allocation/rerun-allocation';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([rerunAllocationEndpoint, rerunAllocation]);
