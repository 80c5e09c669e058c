import { handle } from '@/lib/http/handle';
import { listKpiVersionsEndpoint } from '@/lib/kpi/endpoints';
import { listKpiVersions } from '@/lib/kpi/list-kpi-versions';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([listKpiVersionsEndpoint, listKpiVersions]);
