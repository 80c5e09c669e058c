import { handle } from '@/lib/http/handle';
import { compareExecutions } from '@/lib/kpi/compare-executions';
import { compareExecutionsEndpoint } from '@/lib/kpi/execution-endpoints';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  compareExecutionsEndpoint,
  compareExecutions,
]);
