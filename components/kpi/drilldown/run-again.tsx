'use client';

import ReplayRounded from '@mui/icons-material/ReplayRounded';
import { Button } from '@mui/material';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { useRunAgain } from './use-run-again';

interface RunAgainProps {
  execution: ExecutionDetail;
  /** Instead of the limit it ran with. */
  limitRecords?: number;
  label?: string;
}

/** Executes the KPI again; its rows open as a new execution. */
export function RunAgain({ execution, limitRecords, label = 'Execute again' }: RunAgainProps) {
  const again = useRunAgain(execution);
  return (
    <Button
      variant="outlined"
      startIcon={<ReplayRounded />}
      loading={again.isPending || again.isSuccess}
      loadingPosition="start"
      onClick={() => again.mutate(limitRecords)}
      sx={{ flexShrink: 0 }}
    >
      {label}
    </Button>
  );
}
