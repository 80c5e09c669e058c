'use client';

import AddRounded from '@mui/icons-material/AddRounded';
import { Box, Button, TablePagination } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import { ErrorState } from '../shared/error-state';
import { PageHeader } from '../shared/page-header';
import type { KpiActions } from './kpi-actions';
import { KpiDetails } from './kpi-details';
import { type KpiDialog, KpiDialogs } from './kpi-dialogs';
import { KpiFilters } from './kpi-filters';
import { isFiltered, kpiListParsers, PAGE_SIZE, toKpiListRequest } from './kpi-list-state';
import { kpiListOptions } from './kpi-queries';
import { KpiTable } from './kpi-table';
import { NoKpis } from './no-kpis';
import { useRestoreKpi } from './use-save-kpi';

/** The definitions, their details and the dialogs to work on them. */
export function KpiScreen() {
  const [state, setState] = useQueryStates(kpiListParsers, { history: 'replace' });
  const [dialog, setDialog] = useState<KpiDialog | null>(null);
  const { mutate: restore } = useRestoreKpi();
  const list = useQuery(kpiListOptions(toKpiListRequest(state)));
  const select = useCallback((kpiId: number | null) => void setState({ kpi: kpiId }), [setState]);
  const closeDetails = useCallback(() => select(null), [select]);

  const actions = useMemo<KpiActions>(
    () => ({
      execute: (kpi) => setDialog({ kind: 'execute', kpi }),
      edit: (kpi, sentence) => setDialog({ kind: 'edit', kpi, sentence }),
      remove: (kpi) => setDialog({ kind: 'delete', kpi }),
      restore: (kpi: Kpi) => restore(kpi),
      open: (kpi) => select(kpi.id),
    }),
    [restore, select],
  );
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
          {list.isError && !kpis ? (
            <ErrorState error={list.error} what="the KPIs" onRetry={list.refetch} />
          ) : (
            <KpiTable
              kpis={kpis}
              selectedId={state.kpi}
              sort={state.sort}
              order={state.order}
              refreshing={list.isPlaceholderData}
              actions={actions}
              empty={<NoKpis filtered={isFiltered(state)} onCreate={create} onClear={clear} />}
              onSort={(sort, order) => void setState({ sort, order, page: 1 })}
            />
          )}
          {list.data && list.data.total > PAGE_SIZE && (
            <TablePagination
              component="div"
              count={list.data.total}
              page={Math.max(1, state.page) - 1}
              rowsPerPage={PAGE_SIZE}
              rowsPerPageOptions={[]}
              onPageChange={(_, page) => void setState({ page: page + 1 })}
            />
          )}
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
