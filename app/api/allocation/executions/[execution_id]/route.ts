import { getAllocationEndpoint } from '@/lib/allocation/execution-endpoints';
import { getAllocation } from '@/lib/allocation/get-execution';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getAllocationEndpoint, getAllocation]);
