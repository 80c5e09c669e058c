import { handle } from '@/lib/http/handle';
import { getExecutionEndpoint } from '@/lib/kpi/execution-endpoints';
import { getExecution } from '@/lib/kpi/get-execution';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getExecutionEndpoint, getExecution]);
