'use client';

import { Box, Button, LinearProgress } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { cancelExecutionEndpoint } from '@/lib/kpi/execution-endpoints';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { ApiError, callEndpoint } from '@/lib/shared/call-endpoint';
import { ElapsedTime } from '../../shared/elapsed-time';
import { explainError } from '../../shared/explain-error';
import { countOf } from '../../shared/format';
import { useNotify } from '../../shared/notifications';
import { OutOfReach } from '../../shared/out-of-reach';
import { phaseInWords } from '../executions/phase-in-words';
import { useLiveExecution } from './use-live-execution';

/** An execution on its way: what it does, how far it is, and how to stop it. */
export function LiveExecution({ execution }: { execution: ExecutionDetail }) {
  const { view, error, retry } = useLiveExecution(execution);
  const cancel = useCancel(execution);
  const progress = view?.progress ?? execution.progress;
  const cancelling = cancel.isPending || cancel.isSuccess;
  if (error) {
    return <OutOfReach what="This execution" error={error} onRetry={retry} />;
  }
  return (
    <Box component="section" aria-label="Progress" sx={panel}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box role="status" sx={{ fontWeight: 600 }}>
          {cancelling ? 'Stopping' : phaseInWords(view ?? execution)}
        </Box>
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
          {progress ? <ElapsedTime elapsedMs={progress.elapsed_ms} /> : '0 s'}
          {progress?.rows != null && ` · ${countOf(progress.rows, 'row')} so far`}
          {view?.connection === 'lost'
            ? ' · The server cannot be reached at the moment. Looking again by itself.'
            : ' · The rows appear here when it has finished.'}
        </Box>
      </Box>
      <Button variant="outlined" loading={cancelling} onClick={() => cancel.mutate()}>
        Cancel execution
      </Button>
      <LinearProgress aria-label="Executing" sx={{ position: 'absolute', left: 0, right: 0, bottom: 0 }} />
    </Box>
  );
}

function useCancel(execution: ExecutionDetail) {
  const notify = useNotify();
  return useMutation({
    mutationFn: () => callEndpoint(cancelExecutionEndpoint, { execution_id: execution.id ?? 0 }),
    onError: (error) => {
      // A conflict: it ended before it could be stopped, and the page is about to show how.
      if (error instanceof ApiError && error.status === 409) return;
      notify.error(`Not cancelled. ${explainError(error).message}`);
    },
  });
}

const panel = {
  position: 'relative',
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  px: 2.25,
  py: 1.75,
  border: 1,
  borderColor: 'divider',
  borderRadius: '10px',
  bgcolor: 'background.paper',
  overflow: 'hidden',
};
