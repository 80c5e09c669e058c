import { handle } from '@/lib/http/handle';
import { createKpi } from '@/lib/kpi/create-kpi';
import { createKpiEndpoint, listKpisEndpoint } from '@/lib/kpi/endpoints';
import { listKpis } from '@/lib/kpi/list-kpis';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle(
  [createKpiEndpoint, createKpi],
  [listKpisEndpoint, listKpis],
);
