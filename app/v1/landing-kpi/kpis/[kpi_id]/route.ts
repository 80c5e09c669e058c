import { handle } from '@/lib/http/handle';
import { deleteKpi } from '@/lib/kpi/delete-kpi';
import { deleteKpiEndpoint, getKpiEndpoint, updateKpiEndpoint } from '@/lib/kpi/endpoints';
import { getKpi } from '@/lib/kpi/get-kpi';
import { updateKpi } from '@/lib/kpi/update-kpi';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle(
  [getKpiEndpoint, getKpi],
  [updateKpiEndpoint, updateKpi],
  [deleteKpiEndpoint, deleteKpi],
);
