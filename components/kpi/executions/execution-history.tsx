'use client';

import HistoryRounded from '@mui/icons-material/HistoryRounded';
import { Box, LinearProgress, MenuItem, Select, Skeleton, TablePagination, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ExecutionStatus } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { executionListOptions } from '../kpi-queries';
import { HistoryEntry } from './history-entry';

const PAGE_SIZE = 10;
const skeletonEntries = ['a', 'b', 'c', 'd', 'e'];

/** Every run of a KPI, newest first. */
export function ExecutionHistory({ kpi }: { kpi: Kpi }) {
  const [status, setStatus] = useState<ExecutionStatus | 'all'>('all');
  const [page, setPage] = useState(0);
  const history = useQuery(
    executionListOptions({
      kpi_id: kpi.id,
      status: status === 'all' ? undefined : [status],
      limit: PAGE_SIZE,
      offset: page * PAGE_SIZE,
    }),
  );
  const total = history.data?.total ?? 0;

  return (
    <section aria-label="Execution history">
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', minHeight: 34 }}>
        <Typography variant="h3">Execution history</Typography>
        <StatusFilter
          status={status}
          onChange={(chosen) => {
            setStatus(chosen);
            setPage(0);
          }}
        />
      </Box>
      <Box sx={{ height: 2 }}>
        {history.isFetching && !history.isPending && (
          <LinearProgress aria-label="Refreshing history" sx={{ height: 2 }} />
        )}
      </Box>
      {history.isPending ? (
        skeletonEntries.map((entry) => (
          <Skeleton key={entry} height={67} sx={{ transform: 'none', mb: 0.75 }} />
        ))
      ) : history.isError ? (
        <ErrorState error={history.error} what="the history" onRetry={history.refetch} />
      ) : total === 0 ? (
        <NoExecutions filtered={status !== 'all'} />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}>
          {history.data.executions.map((execution) => (
            <HistoryEntry key={execution.id} execution={execution} currentVersion={kpi.version} />
          ))}
        </Box>
      )}
      {total > PAGE_SIZE && (
        <TablePagination
          component="div"
          count={total}
          page={page}
          rowsPerPage={PAGE_SIZE}
          rowsPerPageOptions={[]}
          onPageChange={(_, next) => setPage(next)}
        />
      )}
    </section>
  );
}

interface StatusFilterProps {
  status: ExecutionStatus | 'all';
  onChange: (status: ExecutionStatus | 'all') => void;
}

const wordOf = (status: string) => status.charAt(0).toUpperCase() + status.slice(1);

function StatusFilter({ status, onChange }: StatusFilterProps) {
  return (
    <Select
      variant="standard"
      disableUnderline
      value={status}
      SelectDisplayProps={{ 'aria-label': 'Status of executions' }}
      onChange={(event) => onChange(event.target.value)}
      sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}
    >
      <MenuItem value="all">All statuses</MenuItem>
      {ExecutionStatus.options.map((option) => (
        <MenuItem key={option} value={option}>
          {wordOf(option)}
        </MenuItem>
      ))}
    </Select>
  );
}

function NoExecutions({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState
      Icon={HistoryRounded}
      title={filtered ? 'No executions with this status' : 'Not executed yet'}
    >
      {filtered ? 'Other statuses may have some.' : 'Execute it, and every run is kept here with its rows.'}
    </EmptyState>
  );
}
