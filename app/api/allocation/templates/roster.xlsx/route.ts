import { getRosterTemplate } from '@/lib/allocation/get-roster-template';
import { getRosterTemplateEndpoint } from '@/lib/allocation/input-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  getRosterTemplateEndpoint,
  getRosterTemplate,
]);
