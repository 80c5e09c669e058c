'use client';

import { Box, TablePagination } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { listAllocationsEndpoint } from '@/lib/allocation/execution-endpoints';
import type { AnswerOf } from '@/lib/shared/endpoint';
import { CompareBar } from '../../shared/compare-bar';
import { ErrorState } from '../../shared/error-state';
import { StaleNotice } from '../../shared/stale-notice';
import { allocationComparePath } from '../allocation-paths';
import { type ExecutionsState, orderChosen, PAGE_SIZE, toggleChosen } from './executions-state';
import { ExecutionsTable } from './executions-table';

interface ExecutionsListProps {
  list: UseQueryResult<AnswerOf<typeof listAllocationsEndpoint>>;
  state: ExecutionsState;
  empty: ReactNode;
  onChange: (change: Partial<ExecutionsState>) => void;
}

/** One page of executions, or why there is none. */
export function ExecutionsList({ list, state, empty, onChange }: ExecutionsListProps) {
  if (list.isError && !list.data) {
    return <ErrorState error={list.error} what="the executions" onRetry={list.refetch} />;
  }
  const { chosen } = state;
  const executions = list.data?.data;
  const total = list.data?.pagination.total ?? 0;
  const pair = orderChosen(chosen, executions ?? []);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}>
      <StaleNotice error={list.error} onRetry={list.refetch} />
      <ExecutionsTable
        executions={executions}
        refreshing={list.isPlaceholderData}
        chosen={chosen}
        empty={empty}
        onChoose={(id) => onChange({ chosen: toggleChosen(chosen, id) })}
      />
      {total > PAGE_SIZE && (
        <TablePagination
          component="div"
          count={total}
          page={Math.min(Math.max(1, state.page), Math.ceil(total / PAGE_SIZE)) - 1}
          rowsPerPage={PAGE_SIZE}
          rowsPerPageOptions={[]}
          onPageChange={(_, page) => onChange({ page: page + 1 })}
        />
      )}
      {chosen.length > 0 && (
        <CompareBar href={pair && allocationComparePath(...pair)} onClear={() => onChange({ chosen: [] })}>
          {pair
            ? 'Two executions are chosen.'
            : 'One execution is chosen. Choose another to compare it with.'}
        </CompareBar>
      )}
    </Box>
  );
}
