import { handle } from '@/lib/http/handle';
import { rerunExecutionEndpoint } from '@/lib/kpi/execution-endpoints';
import { rerunExecution } from '@/lib/kpi/rerun-execution';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([rerunExecutionEndpoint, rerunExecution]);
