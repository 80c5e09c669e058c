import { getVendors } from '@/lib/allocation/get-vendors';
import { getVendorsEndpoint } from '@/lib/allocation/result-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getVendorsEndpoint, getVendors]);
