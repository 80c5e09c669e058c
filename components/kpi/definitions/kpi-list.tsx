'use client';

import { Box, TablePagination } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { listKpisEndpoint } from '@/lib/kpi/endpoints';
import type { AnswerOf } from '@/lib/shared/endpoint';
import { ErrorState } from '../../shared/error-state';
import { StaleNotice } from '../../shared/stale-notice';
import type { KpiActions } from './kpi-actions';
import type { KpiColumn } from './kpi-columns';
import { type KpiListState, PAGE_SIZES, type PageSize } from './kpi-list-state';
import { KpiTable } from './kpi-table';
import { SelectionBar } from './selection-bar';
import type { KpiSelection } from './use-kpi-selection';

interface KpiListProps {
  list: UseQueryResult<AnswerOf<typeof listKpisEndpoint>>;
  state: KpiListState;
  columns: readonly KpiColumn[];
  selection: KpiSelection;
  actions: KpiActions;
  empty: ReactNode;
  onChange: (change: Partial<KpiListState>) => void;
  onExecuteSelected: () => void;
}

/** One page of definitions, or why there is none. */
export function KpiList(props: KpiListProps) {
  const { list, state, columns, selection, actions, empty, onChange } = props;
  if (list.isError && !list.data) {
    return <ErrorState error={list.error} what="the KPIs" onRetry={list.refetch} />;
  }
  const total = list.data?.total ?? 0;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}>
      <StaleNotice error={list.error} onRetry={list.refetch} />
      <KpiTable
        kpis={list.data?.kpis}
        columns={columns}
        openId={state.kpi}
        sort={state.sort}
        order={state.order}
        refreshing={list.isPlaceholderData}
        selection={selection}
        actions={actions}
        empty={empty}
        onSort={(sort, order) => onChange({ sort, order, page: 1 })}
      />
      {total > PAGE_SIZES[0] && (
        <TablePagination
          component="div"
          count={total}
          page={Math.min(Math.max(1, state.page), Math.ceil(total / state.size)) - 1}
          rowsPerPage={state.size}
          rowsPerPageOptions={[...PAGE_SIZES]}
          labelRowsPerPage="KPIs a page"
          onRowsPerPageChange={(event) => onChange({ size: Number(event.target.value) as PageSize, page: 1 })}
          onPageChange={(_, page) => onChange({ page: page + 1 })}
        />
      )}
      <SelectionBar
        count={selection.kpis.length}
        onExecute={props.onExecuteSelected}
        onClear={selection.clear}
      />
    </Box>
  );
}
