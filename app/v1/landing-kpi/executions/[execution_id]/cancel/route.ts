import { handle } from '@/lib/http/handle';
import { cancelExecution } from '@/lib/kpi/cancel-execution';
import { cancelExecutionEndpoint } from '@/lib/kpi/execution-endpoints';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([cancelExecutionEndpoint, cancelExecution]);
