'use client';

import { Box, Button, LinearProgress } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelAllocationEndpoint } from '@/lib/allocation/execution-endpoints';
import type { AllocationDetail } from '@/lib/allocation/execution-schemas';
import { ApiError, callEndpoint } from '@/lib/shared/call-endpoint';
import { Banner } from '../../shared/banner';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { ElapsedTime } from '../../shared/elapsed-time';
import { explainError } from '../../shared/explain-error';
import { useNotify } from '../../shared/notifications';
import { frame } from '../../shared/section';
import { phaseInWords } from '../allocation-words';
import { useAllocationEvents } from '../use-allocation-events';
import { PhaseTimeline } from './phase-timeline';

/** An execution on its way: which phase, how far, and how to stop it. */
export function LiveAllocation({ execution }: { execution: AllocationDetail }) {
  const { view, error, retry } = useAllocationEvents(execution.execution_id);
  const cancel = useCancel(execution.execution_id);
  const [asking, setAsking] = useState(false);
  const progress = view?.progress ?? execution.progress;
  const cancelling = cancel.isPending || cancel.isSuccess;
  if (error) {
    return (
      <Banner
        kind="warning"
        title="This allocation is out of reach; it may still be running"
        action={
          <Button variant="outlined" onClick={() => void retry()}>
            Look again
          </Button>
        }
      >
        {explainError(error).message}
      </Banner>
    );
  }
  return (
    <Box component="section" aria-label="Progress" sx={{ ...frame, p: { xs: 1.5, sm: 2.25 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1.5 }}>
        <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
          <Box role="status" sx={{ fontWeight: 600 }}>
            {cancelling ? 'Stopping' : phaseInWords(view ?? execution)}
          </Box>
          <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {Math.floor(progress?.percent ?? 0)} % ·{' '}
            {progress ? <ElapsedTime elapsedMs={progress.elapsed_ms} /> : '0 s'}
            {view?.connection === 'lost' &&
              ' · The server cannot be reached at the moment. Looking again by itself.'}
          </Box>
        </Box>
        <Button variant="outlined" loading={cancelling} onClick={() => setAsking(true)}>
          Cancel allocation
        </Button>
      </Box>
      <LinearProgress
        variant="determinate"
        aria-label="Progress of the allocation"
        value={progress?.percent ?? 0}
        sx={{ height: 6, borderRadius: 3, mb: 1.5 }}
      />
      <PhaseTimeline phase={progress?.phase ?? 'queued'} />
      <CancelDialog open={asking} onClose={() => setAsking(false)} onCancel={cancel.mutate} />
    </Box>
  );
}

interface CancelDialogProps {
  open: boolean;
  onClose: () => void;
  onCancel: () => void;
}

function CancelDialog({ open, onClose, onCancel }: CancelDialogProps) {
  return (
    <ConfirmDialog
      open={open}
      title="Cancel this allocation?"
      confirmLabel="Cancel allocation"
      cancelLabel="Let it run"
      onConfirm={() => {
        onClose();
        onCancel();
      }}
      onCancel={onClose}
    >
      It ends as failed and has no result. The files are kept: it can be run again.
    </ConfirmDialog>
  );
}

function useCancel(executionId: string) {
  const notify = useNotify();
  return useMutation({
    mutationFn: () => callEndpoint(cancelAllocationEndpoint, { execution_id: executionId }),
    onError: (error) => {
      // A conflict: it ended before it could be stopped, and the page is about to show how.
      if (error instanceof ApiError && error.status === 409) return;
      notify.error(`Not cancelled. ${explainError(error).message}`);
    },
  });
}
