import { startAllocationEndpoint } from '@/lib/allocation/input-endpoints';
import { startAllocation } from '@/lib/allocation/start-allocation';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([startAllocationEndpoint, startAllocation]);
