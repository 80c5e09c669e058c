import { getAllocationKpisEndpoint } from '@/lib/allocation/execution-endpoints';
import { getAllocationKpis } from '@/lib/allocation/get-kpis';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  getAllocationKpisEndpoint,
  getAllocationKpis,
]);
