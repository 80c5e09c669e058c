import { handle } from '@/lib/http/handle';
import { listSchemasEndpoint } from '@/lib/sources/endpoints';
import { listSchemas } from '@/lib/sources/list-schemas';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([listSchemasEndpoint, listSchemas]);
