import { handle } from '@/lib/http/handle';
import { executionEventsEndpoint } from '@/lib/kpi/execution-endpoints';
import { followExecution } from '@/lib/kpi/follow-execution';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([executionEventsEndpoint, followExecution]);
