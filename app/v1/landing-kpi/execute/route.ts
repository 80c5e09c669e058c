import { handle } from '@/lib/http/handle';
import { executeSeveral } from '@/lib/kpi/execute-several';
import { executeSeveralEndpoint } from '@/lib/kpi/execution-endpoints';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([executeSeveralEndpoint, executeSeveral]);
