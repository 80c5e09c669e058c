import { handle } from '@/lib/http/handle';
import { listKnowledgeGraphsEndpoint } from '@/lib/sources/endpoints';
import { listKnowledgeGraphs } from '@/lib/sources/list-knowledge-graphs';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  listKnowledgeGraphsEndpoint,
  listKnowledgeGraphs,
]);
