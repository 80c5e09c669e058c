'use client';

import { Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelAllocationEndpoint } from '@/lib/allocation/execution-endpoints';
import { ApiError, callEndpoint } from '@/lib/shared/call-endpoint';
import { ConfirmDialog } from '../shared/confirm-dialog';
import { explainError } from '../shared/explain-error';
import { useNotify } from '../shared/notifications';
import { allocationKeys, allocationOptions } from './allocation-queries';

interface CancelAllocationProps {
  executionId: string;
  /** What is stopped, e.g. "January 2025". */
  name: string;
}

/** Stops an allocation that has not ended, after asking. */
export function CancelAllocation({ executionId, name }: CancelAllocationProps) {
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const notify = useNotify();
  const cancel = useMutation({
    mutationFn: () => callEndpoint(cancelAllocationEndpoint, { execution_id: executionId }),
    onError: (error) => {
      // A conflict: it ended before it could be stopped, and the page is about to show how.
      if (error instanceof ApiError && error.status === 409) return;
      notify.error(`Not cancelled. ${explainError(error).message}`);
    },
    onSettled: () => {
      setAsking(false);
      void queryClient.invalidateQueries({ queryKey: allocationOptions(executionId).queryKey });
      void queryClient.invalidateQueries({ queryKey: allocationKeys.lists });
    },
  });
  return (
    <>
      <Button
        variant="outlined"
        aria-label={`Cancel ${name}`}
        loading={cancel.isPending}
        onClick={() => setAsking(true)}
      >
        Cancel
      </Button>
      <ConfirmDialog
        open={asking}
        title={`Cancel the allocation of ${name}?`}
        confirmLabel="Cancel allocation"
        cancelLabel="Keep it running"
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate()}
        onCancel={() => setAsking(false)}
      >
        It ends as failed, with nothing allocated. It can be run again with the same files.
      </ConfirmDialog>
    </>
  );
}
