import { handle } from '@/lib/http/handle';
import { listSchemaTablesEndpoint } from '@/lib/sources/endpoints';
import { listSchemaTables } from '@/lib/sources/list-schema-tables';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  listSchemaTablesEndpoint,
  listSchemaTables,
]);
