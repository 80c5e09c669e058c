import { handle } from '@/lib/http/handle';
import { getKpiTrendEndpoint } from '@/lib/kpi/endpoints';
import { getKpiTrend } from '@/lib/kpi/get-kpi-trend';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getKpiTrendEndpoint, getKpiTrend]);
