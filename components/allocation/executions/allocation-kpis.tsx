'use client';

import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { AllocationKpis as Figures } from '@/lib/allocation/execution-schemas';
import { ErrorState } from '../../shared/error-state';
import { type Fact, StatisticStrip } from '../../shared/facts';
import { formatDuration, formatNumber, formatShare } from '../../shared/format';
import { StaleNotice } from '../../shared/stale-notice';
import { allocationKpisOptions } from '../allocation-queries';
import { statusWords } from '../allocation-words';
import { type ExecutionsState, toFilters } from './executions-state';

/** The figures of all executions that the filters let through. */
export function AllocationKpis({ state }: { state: ExecutionsState }) {
  const kpis = useQuery(allocationKpisOptions(toFilters(state)));
  if (kpis.isError && !kpis.data) {
    return <ErrorState error={kpis.error} what="the figures" onRetry={kpis.refetch} />;
  }
  return (
    <Box
      component="section"
      aria-label="Figures"
      aria-busy={kpis.isPlaceholderData}
      sx={{ display: 'grid', gap: 1, mb: 2, opacity: kpis.isPlaceholderData ? 0.6 : 1 }}
    >
      <StaleNotice error={kpis.error} onRetry={kpis.refetch} />
      <StatisticStrip facts={factsOf(kpis.data?.data)} columns={5} />
      {state.search.trim() !== '' && (
        <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
          These figures follow the filters; the search narrows the list alone.
        </Box>
      )}
    </Box>
  );
}

const ABSENT = '–';

function factsOf(kpis: Figures | undefined): Fact[] {
  const figure = (label: string, of: (known: Figures) => string): Fact => ({
    label,
    value: kpis ? of(kpis) : ABSENT,
  });
  const count = (label: string, key: keyof Figures) => figure(label, (known) => formatNumber(known[key]));
  return [
    count('Executions', 'total_executions'),
    figure('Success rate', ({ total_executions, success_rate }) =>
      total_executions === 0 ? ABSENT : formatShare(success_rate),
    ),
    figure('Average duration', ({ average_duration_seconds: seconds }) =>
      seconds === 0 ? ABSENT : formatDuration(seconds * 1_000),
    ),
    count('Records processed', 'total_records_processed'),
    count('Records failed', 'total_records_failed'),
    count(statusWords.SUCCESS, 'success_count'),
    count(statusWords.PARTIAL_SUCCESS, 'partial_success_count'),
    count(statusWords.FAILED, 'failed_count'),
    count(statusWords.IN_PROGRESS, 'in_progress_count'),
    count(statusWords.PENDING, 'pending_count'),
  ];
}
