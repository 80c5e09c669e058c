import { handle } from '@/lib/http/handle';
import { listExecutionsEndpoint } from '@/lib/kpi/execution-endpoints';
import { listExecutions } from '@/lib/kpi/list-executions';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([listExecutionsEndpoint, listExecutions]);
