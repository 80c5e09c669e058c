import { handle } from '@/lib/http/handle';
import { executeKpi } from '@/lib/kpi/execute-kpi';
import { executeKpiEndpoint } from '@/lib/kpi/execution-endpoints';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([executeKpiEndpoint, executeKpi]);
