'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createKpiEndpoint, deleteKpiEndpoint, updateKpiEndpoint } from '@/lib/kpi/endpoints';
import type { Kpi, KpiCreate } from '@/lib/kpi/schemas';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { useNotify } from '../../shared/notifications';
import { kpiKeys } from '../kpi-queries';
import type { EditedValues } from './kpi-form';

function useRefreshKpis() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: kpiKeys.all });
}

/** A new definition, or what changes in one, and which revision of it was read. */
export type SaveRequest =
  | { readonly kind: 'create'; readonly definition: KpiCreate }
  | {
      readonly kind: 'update';
      readonly kpiId: number;
      readonly revision: number;
      readonly changes: Partial<EditedValues>;
    };

/** Creates or updates a definition. */
export function useSaveKpi() {
  const refresh = useRefreshKpis();
  return useMutation({
    mutationFn: (request: SaveRequest) =>
      request.kind === 'create'
        ? callEndpoint(createKpiEndpoint, request.definition)
        : callEndpoint(updateKpiEndpoint, {
            kpi_id: request.kpiId,
            revision: request.revision,
            ...request.changes,
          }),
    onSuccess: refresh,
  });
}

/** Brings a deactivated definition back. */
export function useRestoreKpi() {
  const refresh = useRefreshKpis();
  const notify = useNotify();
  return useMutation({
    mutationFn: (kpi: Pick<Kpi, 'id'>) =>
      callEndpoint(updateKpiEndpoint, { kpi_id: kpi.id, is_active: true }),
    onSuccess: async ({ kpi }) => {
      notify.success(`“${kpi.name}” is active again.`);
      await refresh();
    },
    onError: (error) => notify.error(explainError(error).message),
  });
}

/** Deactivates a definition; its executions stay, and so does the way back. */
export function useDeleteKpi(onDeleted: (kpi: Kpi) => void) {
  const refresh = useRefreshKpis();
  const notify = useNotify();
  const restore = useRestoreKpi();
  return useMutation({
    mutationFn: (kpi: Kpi) => callEndpoint(deleteKpiEndpoint, { kpi_id: kpi.id }),
    onSuccess: async (_, kpi) => {
      onDeleted(kpi);
      notify.success(`“${kpi.name}” was deleted.`, { label: 'Undo', run: () => restore.mutate(kpi) });
      await refresh();
    },
    onError: (error) => notify.error(explainError(error).message),
  });
}

/** Removes an inactive definition for good, with its executions and their rows. */
export function useEraseKpi(onErased: (kpi: Kpi) => void) {
  const refresh = useRefreshKpis();
  const notify = useNotify();
  return useMutation({
    mutationFn: (kpi: Kpi) => callEndpoint(deleteKpiEndpoint, { kpi_id: kpi.id, permanent: 'true' }),
    onSuccess: async (_, kpi) => {
      onErased(kpi);
      notify.success(`“${kpi.name}” was deleted permanently.`);
      await refresh();
    },
    onError: (error) => notify.error(explainError(error).message),
  });
}
