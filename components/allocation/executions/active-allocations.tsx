'use client';

import { Box, LinearProgress } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { AllocationExecution } from '@/lib/allocation/execution-schemas';
import { ElapsedTime } from '../../shared/elapsed-time';
import { OutOfReach } from '../../shared/out-of-reach';
import { TextLink } from '../../shared/text-link';
import { allocationPath } from '../allocation-paths';
import { activeAllocationsOptions } from '../allocation-queries';
import { AllocationStatusBadge } from '../allocation-status-badge';
import { phaseInWords } from '../allocation-words';
import { CancelAllocation } from '../cancel-allocation';
import { useAllocationEvents } from '../use-allocation-events';

/** What runs or waits now, live and whatever the filters; nothing while nothing does. */
export function ActiveAllocations() {
  const { data } = useQuery(activeAllocationsOptions);
  if (!data || data.data.length === 0) return null;
  const more = data.pagination.total - data.data.length;
  return (
    <Box component="section" aria-label="Active allocations" sx={{ display: 'grid', gap: 1, mb: 2 }}>
      {data.data.map((execution) => (
        <ActiveAllocation key={execution.execution_id} execution={execution} />
      ))}
      {more > 0 && (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          {more === 1 ? 'One more is' : `${more} more are`} active; the list below shows all.
        </Box>
      )}
    </Box>
  );
}

function ActiveAllocation({ execution }: { execution: AllocationExecution }) {
  const { execution_id: id, month, year } = execution;
  const { view, error, retry } = useAllocationEvents(id);
  const status = view?.status ?? execution.status;
  const progress = view?.progress ?? null;
  const percent = Math.round(progress?.percent ?? 0);
  const name = `${month} ${year}`;
  if (error) {
    return <OutOfReach what={`The allocation of ${name}`} error={error} onRetry={retry} />;
  }
  return (
    <Box component="article" aria-label={`Allocation of ${name}`} sx={panel}>
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5 }}>
          <TextLink href={allocationPath(id)} label={`Open the allocation of ${name}`}>
            {name}
          </TextLink>
          <AllocationStatusBadge status={status} />
          <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
            by {execution.uploaded_by}
          </Box>
        </Box>
        <Box sx={facts}>
          <span role="status">{phaseInWords({ status, progress })}</span>
          {' · '}
          {percent} %{' · '}
          {progress ? <ElapsedTime elapsedMs={progress.elapsed_ms} /> : '0 s'}
          {view?.connection === 'lost' &&
            ' · The server cannot be reached at the moment. Looking again by itself.'}
        </Box>
      </Box>
      <CancelAllocation executionId={id} name={name} />
      <LinearProgress
        variant="determinate"
        value={percent}
        aria-label={`Progress of ${name}`}
        sx={{ position: 'absolute', inset: 'auto 0 0', height: 3 }}
      />
    </Box>
  );
}

const facts = {
  mt: 0.5,
  fontSize: '0.8125rem',
  color: 'text.secondary',
  fontVariantNumeric: 'tabular-nums',
};

const panel = {
  position: 'relative',
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  px: 2.25,
  py: 1.5,
  border: 1,
  borderColor: 'divider',
  borderRadius: '10px',
  bgcolor: 'background.paper',
  overflow: 'hidden',
};
