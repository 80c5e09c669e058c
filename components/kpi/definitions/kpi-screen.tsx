'use client';

import AddRounded from '@mui/icons-material/AddRounded';
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import { PageHeader } from '../../shared/page-header';
import { kpiListOptions } from '../kpi-queries';
import type { KpiActions } from './kpi-actions';
import { KpiDetails } from './kpi-details';
import { type KpiDialog, KpiDialogs } from './kpi-dialogs';
import { KpiFilters } from './kpi-filters';
import { KpiList } from './kpi-list';
import { isFiltered, kpiListParsers, toKpiListRequest } from './kpi-list-state';
import { NoKpis } from './no-kpis';
import { useRestoreKpi } from './use-save-kpi';

/** What rows and details can ask for. */
function useKpiActions(onDialog: (dialog: KpiDialog) => void, select: (kpiId: number) => void): KpiActions {
  const { mutate: restore } = useRestoreKpi();
  return useMemo<KpiActions>(
    () => ({
      execute: (kpi) => onDialog({ kind: 'execute', kpi }),
      edit: (kpi, sentence) => onDialog({ kind: 'edit', kpi, sentence }),
      remove: (kpi) => onDialog({ kind: 'delete', kpi }),
      restore: (kpi) => restore(kpi),
      open: (kpi) => select(kpi.id),
    }),
    [onDialog, restore, select],
  );
}

/** The definitions, their details and the dialogs to work on them. */
export function KpiScreen() {
  const [state, setState] = useQueryStates(kpiListParsers, { history: 'replace' });
  const [dialog, setDialog] = useState<KpiDialog | null>(null);
  const list = useQuery(kpiListOptions(toKpiListRequest(state)));
  const select = useCallback((kpiId: number | null) => void setState({ kpi: kpiId }), [setState]);
  const closeDetails = useCallback(() => select(null), [select]);

  const actions = useKpiActions(setDialog, select);
  const create = () => setDialog({ kind: 'create' });
  const clear = () => void setState({ search: null, group: null, state: null, page: null });
  const kpis = list.data?.kpis;

  return (
    <>
      <PageHeader
        title="Landing KPI"
        description="KPIs written as sentences, executed on the landing tables and open to the last row."
        actions={
          <Button variant="contained" startIcon={<AddRounded />} onClick={create}>
            New KPI
          </Button>
        }
      />
      <KpiFilters
        state={state}
        groups={list.data?.groups ?? []}
        total={list.data?.total}
        onChange={setState}
        onClear={clear}
      />
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <KpiList
            list={list}
            state={state}
            actions={actions}
            empty={<NoKpis filtered={isFiltered(state)} onCreate={create} onClear={clear} />}
            onChange={setState}
          />
        </Box>
        {state.kpi !== null && (
          <KpiDetails
            kpiId={state.kpi}
            listed={kpis?.find((kpi) => kpi.id === state.kpi)}
            actions={actions}
            onClose={closeDetails}
          />
        )}
      </Box>
      <KpiDialogs
        dialog={dialog}
        groups={list.data?.groups ?? []}
        onDialog={setDialog}
        onSelect={(kpi) => select(kpi?.id ?? null)}
      />
    </>
  );
}
