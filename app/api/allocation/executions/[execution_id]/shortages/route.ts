import { getShortages } from '@/lib/allocation/get-shortages';
import { getShortagesEndpoint } from '@/lib/allocation/result-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getShortagesEndpoint, getShortages]);
