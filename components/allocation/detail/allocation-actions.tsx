'use client';

import ReplayRounded from '@mui/icons-material/ReplayRounded';
import { Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { rerunAllocationEndpoint } from '@/lib/allocation/execution-endpoints';
import { type AllocationDetail, isActive } from '@/lib/allocation/execution-schemas';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { useNotify } from '../../shared/notifications';
import { readStored } from '../../shared/use-stored-state';
import { allocationPath } from '../allocation-paths';
import { allocationKeys } from '../allocation-queries';
import { USER_NAME_KEY } from '../use-user-name';
import { CompareMenu } from './compare-menu';

/** Side by side with another one of the month, and once more with the same files. */
export function AllocationActions({ execution }: { execution: AllocationDetail }) {
  const rerun = useRerun(execution.execution_id);
  return (
    <>
      <CompareMenu execution={execution} />
      {!isActive(execution.status) && (
        <Button
          variant="outlined"
          startIcon={<ReplayRounded />}
          loading={rerun.isPending || rerun.isSuccess}
          loadingPosition="start"
          onClick={() => rerun.mutate()}
        >
          Rerun
        </Button>
      )}
    </>
  );
}

const Conflict = z.object({ execution_id: z.string() });

function useRerun(executionId: string) {
  const router = useRouter();
  const notify = useNotify();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const userName = readStored(USER_NAME_KEY, z.string())?.trim();
      const who = userName ? { uploaded_by: userName } : {};
      return callEndpoint(rerunAllocationEndpoint, { execution_id: executionId, ...who });
    },
    onSuccess: ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: allocationKeys.lists });
      router.push(allocationPath(data.execution_id));
    },
    onError: (error) => {
      const { message, facts } = explainError(error);
      const other = Conflict.safeParse(facts).data?.execution_id;
      const isElsewhere = other !== undefined && other !== executionId;
      notify.error(
        `Not started. ${message}`,
        isElsewhere ? { label: 'Open it', run: () => router.push(allocationPath(other)) } : undefined,
      );
    },
  });
}
