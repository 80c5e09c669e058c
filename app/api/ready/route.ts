import { handle } from '@/lib/http/handle';
import { getReadyEndpoint } from '@/lib/operations/endpoints';
import { getReady } from '@/lib/operations/get-ready';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getReadyEndpoint, getReady]);
