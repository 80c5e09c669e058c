import { handle } from '@/lib/http/handle';
import { describeApi } from '@/lib/http/openapi';
import { getOpenApiEndpoint } from '@/lib/operations/endpoints';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getOpenApiEndpoint, describeApi]);
