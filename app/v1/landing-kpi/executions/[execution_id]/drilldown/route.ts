import { handle } from '@/lib/http/handle';
import { getDrilldownEndpoint } from '@/lib/kpi/execution-endpoints';
import { getDrilldown } from '@/lib/kpi/get-drilldown';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getDrilldownEndpoint, getDrilldown]);
