import { handle } from '@/lib/http/handle';
import { getHealthEndpoint } from '@/lib/operations/endpoints';
import { getHealth } from '@/lib/operations/get-health';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getHealthEndpoint, getHealth]);
