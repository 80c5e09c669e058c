import { handle } from '@/lib/http/handle';
import { executeKpiEndpoint } from '@/lib/kpi/endpoints';
import { executeKpi } from '@/lib/kpi/execute-kpi';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([executeKpiEndpoint, executeKpi]);
