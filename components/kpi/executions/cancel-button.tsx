'use client';

import { Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelExecutionEndpoint } from '@/lib/kpi/execution-endpoints';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { useNotify } from '../../shared/notifications';
import { kpiKeys } from '../kpi-queries';

interface CancelButtonProps {
  executionId: number;
  kpiId: number;
  /** Says which one, where several stand in a list. */
  label: string;
}

/** Stops an execution that has not ended. */
export function CancelButton({ executionId, kpiId, label }: CancelButtonProps) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const cancel = useMutation({
    mutationFn: () => callEndpoint(cancelExecutionEndpoint, { execution_id: executionId }),
    onError: (error) => notify.error(explainError(error).message),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: kpiKeys.all }),
        queryClient.invalidateQueries({ queryKey: kpiKeys.executions(kpiId) }),
      ]),
  });
  return (
    <Button
      aria-label={label}
      loading={cancel.isPending}
      onClick={() => cancel.mutate()}
      sx={{ color: 'text.secondary', minHeight: 28, py: 0 }}
    >
      Cancel
    </Button>
  );
}
