'use client';

import { Box, LinearProgress } from '@mui/material';
import type { AllocationDetail } from '@/lib/allocation/execution-schemas';
import { ElapsedTime } from '../../shared/elapsed-time';
import { OutOfReach } from '../../shared/out-of-reach';
import { frame } from '../../shared/section';
import { phaseInWords } from '../allocation-words';
import { CancelAllocation } from '../cancel-allocation';
import { useAllocationEvents } from '../use-allocation-events';
import { PhaseTimeline } from './phase-timeline';

/** An execution on its way: which phase, how far, and how to stop it. */
export function LiveAllocation({ execution }: { execution: AllocationDetail }) {
  const { view, error, retry } = useAllocationEvents(execution.execution_id);
  const progress = view?.progress ?? execution.progress;
  if (error) {
    return <OutOfReach what="This allocation" error={error} onRetry={retry} />;
  }
  return (
    <Box component="section" aria-label="Progress" sx={{ ...frame, p: { xs: 1.5, sm: 2.25 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1.5 }}>
        <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
          <Box role="status" sx={{ fontWeight: 600 }}>
            {phaseInWords(view ?? execution)}
          </Box>
          <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {Math.floor(progress?.percent ?? 0)} % ·{' '}
            {progress ? <ElapsedTime elapsedMs={progress.elapsed_ms} /> : '0 s'}
            {view?.connection === 'lost' &&
              ' · The server cannot be reached at the moment. Looking again by itself.'}
          </Box>
        </Box>
        <CancelAllocation
          executionId={execution.execution_id}
          name={`${execution.month} ${execution.year}`}
        />
      </Box>
      <LinearProgress
        variant="determinate"
        aria-label="Progress of the allocation"
        value={progress?.percent ?? 0}
        sx={{ height: 6, borderRadius: 3, mb: 1.5 }}
      />
      <PhaseTimeline phase={progress?.phase ?? 'queued'} />
    </Box>
  );
}
