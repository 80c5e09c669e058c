'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import { kpiListOptions } from '../kpi-queries';
import { copyName, copyPrefix } from './copy-name';
import type { KpiActions } from './kpi-actions';
import type { KpiDialog } from './kpi-dialogs';
import type { DetailTab } from './kpi-list-state';
import { useRestoreKpi } from './use-save-kpi';

const MOST_COPIES = 1000;

/** Names that copies of a definition have already; none where they cannot be had: the server tells on saving. */
function useCopyNames() {
  const queryClient = useQueryClient();
  return useCallback(
    async (name: string): Promise<string[]> => {
      const request = { search: copyPrefix(name), is_active: 'all', limit: MOST_COPIES } as const;
      try {
        const { kpis } = await queryClient.fetchQuery({ ...kpiListOptions(request), staleTime: 0 });
        return kpis.map((kpi) => kpi.name);
      } catch {
        return [];
      }
    },
    [queryClient],
  );
}

/** What rows and details can ask for. */
export function useKpiActions(
  onDialog: (dialog: KpiDialog) => void,
  open: (kpi: Kpi, tab?: DetailTab) => void,
): KpiActions {
  const { mutate: restore } = useRestoreKpi();
  const copyNames = useCopyNames();
  return useMemo<KpiActions>(
    () => ({
      execute: (kpi) => onDialog({ kind: 'execute', kpi }),
      edit: (kpi, sentence) => onDialog({ kind: 'edit', kpi, sentence }),
      duplicate: async (kpi) => {
        const name = copyName(kpi.name, await copyNames(kpi.name));
        onDialog({ kind: 'create', original: kpi, name });
      },
      remove: (kpi) => onDialog({ kind: 'delete', kpi }),
      restore: (kpi) => restore(kpi),
      erase: (kpi) => onDialog({ kind: 'erase', kpi }),
      open,
    }),
    [onDialog, restore, copyNames, open],
  );
}
