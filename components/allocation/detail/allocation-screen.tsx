'use client';

import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type AllocationDetail, isActive } from '@/lib/allocation/execution-schemas';
import { ErrorState } from '../../shared/error-state';
import { formatTimestamp } from '../../shared/format';
import { PageHeader } from '../../shared/page-header';
import { RelativeTime } from '../../shared/relative-time';
import { StaleNotice } from '../../shared/stale-notice';
import { allocationOptions } from '../allocation-queries';
import { AllocationStatusBadge } from '../allocation-status-badge';
import { useAllocationEvents } from '../use-allocation-events';
import { AllocationActions } from './allocation-actions';
import { AllocationNotices } from './allocation-notices';
import { AllocationStatistics } from './allocation-statistics';
import { InputsAndReports } from './inputs-and-reports';
import { LiveAllocation } from './live-allocation';
import { ResultTabs } from './result-tabs';

const back = { href: '/allocation', label: 'Allocation' };

/** An execution in full: how it goes or went, what it read, and its result down to each vendor. */
export function AllocationScreen({ executionId }: { executionId: string }) {
  const { data, error, isError, refetch } = useQuery(allocationOptions(executionId));
  const execution = data?.data;
  if (!execution) {
    return (
      <>
        <PageHeader title="Allocation" back={back} />
        {isError ? (
          <ErrorState error={error} what="this allocation" onRetry={refetch} />
        ) : (
          <Skeleton variant="rounded" height={64} />
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={`Allocation ${execution.month} ${execution.year}`}
        back={back}
        badge={
          isActive(execution.status) ? (
            <LiveBadge execution={execution} />
          ) : (
            <AllocationStatusBadge status={execution.status} error_type={execution.error_type} />
          )
        }
        description={<Moment execution={execution} />}
        actions={<AllocationActions execution={execution} />}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
        <StaleNotice error={isError ? error : null} onRetry={refetch} />
        {isActive(execution.status) && <LiveAllocation execution={execution} />}
        <AllocationNotices execution={execution} />
        <AllocationStatistics execution={execution} />
        <InputsAndReports execution={execution} />
        <ResultTabs execution={execution} />
      </Box>
    </>
  );
}

/** The status as last heard, which is newer than what was asked for. */
function LiveBadge({ execution }: { execution: AllocationDetail }) {
  const { view } = useAllocationEvents(execution.execution_id);
  return <AllocationStatusBadge status={view?.status ?? execution.status} />;
}

function Moment({ execution }: { execution: AllocationDetail }) {
  const { uploaded_by, start_time, end_time } = execution;
  return (
    <>
      by {uploaded_by}, started <span suppressHydrationWarning>{formatTimestamp(start_time)}</span> (
      <RelativeTime timestamp={start_time} />)
      {end_time !== null && (
        <>
          , ended <span suppressHydrationWarning>{formatTimestamp(end_time)}</span>
        </>
      )}
    </>
  );
}
