'use client';

import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { ErrorState } from '../../shared/error-state';
import { type Fact, StatisticStrip } from '../../shared/facts';
import { formatDuration, formatNumber, formatShare, formatTimestamp } from '../../shared/format';
import { PageHeader } from '../../shared/page-header';
import { RelativeTime } from '../../shared/relative-time';
import { StaleNotice } from '../../shared/stale-notice';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { executionOptions } from '../kpi-queries';
import { DrilldownResults } from './drilldown-results';
import { ExecutionActions } from './execution-actions';
import { ExecutionBanners } from './execution-banners';
import { ExecutionQuery } from './execution-query';
import { useBackToList } from './use-back-to-list';

/** An execution in full: how it went, the query and how the sentence was read, and all its rows. */
export function DrilldownScreen({ executionId }: { executionId: number }) {
  const { data, error, isError, refetch } = useQuery(executionOptions(executionId));
  const execution = data?.execution;
  const back = { href: useBackToList(execution?.kpi_id), label: 'Landing KPI' };

  if (!execution) {
    return (
      <>
        <PageHeader title={`Execution ${executionId}`} back={back} />
        {isError ? (
          <ErrorState error={error} what="this execution" onRetry={refetch} />
        ) : (
          <Skeleton variant="rounded" height={64} />
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={execution.kpi_name}
        back={back}
        badge={
          <ExecutionStatusBadge status={execution.execution_status} diagnostics={execution.diagnostics} />
        }
        description={<ExecutionMoment execution={execution} />}
        actions={<ExecutionActions execution={execution} />}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
        <StaleNotice error={isError ? error : null} onRetry={refetch} />
        <ExecutionBanners execution={execution} />
        <StatisticStrip facts={statisticsOf(execution)} />
        <ExecutionQuery execution={execution} />
        {execution.execution_status === 'success' && <DrilldownResults execution={execution} />}
      </Box>
    </>
  );
}

function ExecutionMoment({ execution }: { execution: ExecutionDetail }) {
  return (
    <>
      Execution {execution.id},{' '}
      <span suppressHydrationWarning>{formatTimestamp(execution.execution_timestamp)}</span> (
      <RelativeTime timestamp={execution.execution_timestamp} />)
    </>
  );
}

function statisticsOf(execution: ExecutionDetail): Fact[] {
  const { number_of_records, value, execution_time_ms, confidence_score } = execution;
  const duration = {
    label: 'Duration',
    value: execution_time_ms === null ? '–' : formatDuration(execution_time_ms),
  };
  const definition = { label: 'Definition', value: `Version ${execution.definition_version}` };
  if (execution.execution_status !== 'success') return [duration, definition];
  const facts: Fact[] = [
    { label: 'Records', value: recordsOf(execution) },
    duration,
    { label: 'Confidence', value: confidence_score === null ? '–' : formatShare(confidence_score) },
    definition,
  ];
  if (value !== null && value !== number_of_records)
    facts.unshift({ label: 'Value', value: formatNumber(value) });
  return facts;
}

/** `1,000`, or `1,000 of 4,312` when the limit cut the result. */
function recordsOf({ number_of_records, total_available }: ExecutionDetail): string {
  const records = formatNumber(number_of_records);
  if (total_available === null || total_available === number_of_records) return records;
  return `${records} of ${formatNumber(total_available)}`;
}
