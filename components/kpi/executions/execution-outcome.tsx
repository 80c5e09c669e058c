'use client';

import { Box, Button, DialogActions, DialogContent } from '@mui/material';
import { formatDuration } from '../../shared/format';
import { StatusBadge } from '../../shared/status-badge';
import { ExecutionFailure } from './execution-failure';
import type { ExecutionOutcomeProps } from './execution-outcome-props';
import { ExecutionSuccess } from './execution-success';

/** How a run ended: its figures and where to go, or what went wrong and how to repair it. */
export function ExecutionOutcome(props: ExecutionOutcomeProps) {
  switch (props.execution.execution_status) {
    case 'success':
      return <ExecutionSuccess {...props} />;
    case 'cancelled':
      return <Cancelled {...props} />;
    case 'failed':
    case 'pending':
    case 'running':
      return <ExecutionFailure {...props} />;
  }
}

function Cancelled({ execution, onAgain, onChange, onHistory }: ExecutionOutcomeProps) {
  const { execution_time_ms } = execution;
  return (
    <>
      <DialogContent>
        <Box sx={{ py: 3, display: 'grid', gap: 1, justifyItems: 'center', textAlign: 'center' }}>
          <StatusBadge status="cancelled" />
          <Box role="status" sx={{ fontSize: '0.9375rem', fontWeight: 600 }}>
            Stopped{execution_time_ms !== null && ` after ${formatDuration(execution_time_ms)}`}
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            No rows were kept. The attempt stands in the history as cancelled.
          </Box>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onHistory}>
          History
        </Button>
        <Button variant="outlined" onClick={onChange}>
          Change parameters
        </Button>
        <Button variant="contained" onClick={onAgain}>
          Execute again
        </Button>
      </DialogActions>
    </>
  );
}
