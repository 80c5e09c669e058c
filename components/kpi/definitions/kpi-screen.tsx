'use client';

import AddRounded from '@mui/icons-material/AddRounded';
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useEffect, useState } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import { ColumnsMenu } from '../../shared/columns-menu';
import { PageHeader } from '../../shared/page-header';
import { useGridPreferences } from '../../shared/use-grid-preferences';
import { kpiListOptions } from '../kpi-queries';
import { choosableColumns, hiddenAtFirst, kpiColumns, labelOfColumn } from './kpi-columns';
import { KpiDetails } from './kpi-details';
import { type KpiDialog, KpiDialogs } from './kpi-dialogs';
import { KpiFilters } from './kpi-filters';
import { KpiList } from './kpi-list';
import { type DetailTab, isFiltered, kpiListParsers, toKpiListRequest } from './kpi-list-state';
import { NoKpis } from './no-kpis';
import { useKpiActions } from './use-kpi-actions';
import { useKpiSelection } from './use-kpi-selection';

/** What the address bar says, and the page of definitions it asks for. */
function useKpiList() {
  const [state, setState] = useQueryStates(kpiListParsers, { history: 'replace' });
  const list = useQuery(kpiListOptions(toKpiListRequest(state)));
  const lastPage = Math.max(1, Math.ceil((list.data?.total ?? 0) / state.size));
  const beyond = list.data !== undefined && !list.isPlaceholderData && state.page > lastPage;
  // A page that is gone, be it by an old link or because its last KPI was deleted, leads to the last one there is.
  useEffect(() => {
    if (beyond) void setState({ page: lastPage });
  }, [beyond, lastPage, setState]);
  const show = useCallback(
    (kpi: Kpi | null, tab?: DetailTab) =>
      void setState(kpi ? { kpi: kpi.id, tab } : { kpi: null, tab: null }),
    [setState],
  );
  return { state, setState, list, show };
}

const columnChoice = { columns: choosableColumns, labelOf: labelOfColumn, hiddenAtFirst };

/** The definitions, their details and the dialogs to work on them. */
export function KpiScreen() {
  const { state, setState, list, show } = useKpiList();
  const [dialog, setDialog] = useState<KpiDialog | null>(null);
  const preferences = useGridPreferences('kpi-list', hiddenAtFirst);
  const kpis = list.data?.kpis;
  const selection = useKpiSelection(kpis);
  const closeDetails = useCallback(() => show(null), [show]);

  const actions = useKpiActions(setDialog, show);
  const create = () => setDialog({ kind: 'create' });
  const clear = () => void setState({ search: null, group: null, state: null, page: null });

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
      >
        <ColumnsMenu {...columnChoice} preferences={preferences} />
      </KpiFilters>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <KpiList
            list={list}
            state={state}
            columns={kpiColumns.filter(({ key }) => !preferences.hiddenColumns.includes(key))}
            selection={selection}
            actions={actions}
            empty={<NoKpis state={state} filtered={isFiltered(state)} onCreate={create} onClear={clear} />}
            onChange={setState}
            onExecuteSelected={() => setDialog({ kind: 'execute-several', kpis: selection.kpis })}
          />
        </Box>
        {state.kpi !== null && (
          <KpiDetails
            kpiId={state.kpi}
            tab={state.tab}
            listed={kpis?.find((kpi) => kpi.id === state.kpi)}
            actions={actions}
            onTab={(tab) => void setState({ tab })}
            onClose={closeDetails}
          />
        )}
      </Box>
      <KpiDialogs dialog={dialog} groups={list.data?.groups ?? []} onDialog={setDialog} onSelect={show} />
    </>
  );
}
