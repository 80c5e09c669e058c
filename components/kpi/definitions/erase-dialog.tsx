'use client';

import { Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Execution } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { countOf } from '../../shared/format';
import { executionListOptions } from '../kpi-queries';
import { useEraseKpi } from './use-save-kpi';

/** As many executions as one call lists; beyond them, the rows are a lower bound. */
const COUNTED_EXECUTIONS = 1000;

interface EraseDialogProps {
  kpi: Kpi;
  onClose: () => void;
  onErased: () => void;
}

/** Asks before a definition goes for good, saying what goes with it. */
export function EraseDialog({ kpi, onClose, onErased }: EraseDialogProps) {
  const erase = useEraseKpi(onErased);
  const history = useQuery(executionListOptions({ kpi_id: kpi.id, limit: COUNTED_EXECUTIONS }));
  return (
    <ConfirmDialog
      open
      title={`Delete ${kpi.name} permanently?`}
      confirmLabel="Delete permanently"
      busy={erase.isPending}
      onCancel={onClose}
      onConfirm={() => erase.mutate(kpi, { onSettled: onClose })}
    >
      {history.data ? (
        <>{describeLoss(history.data.total, history.data.executions)} This cannot be undone.</>
      ) : history.isError ? (
        'The definition, all its versions, and all its executions with their rows are removed. This cannot be undone.'
      ) : (
        <Skeleton height={44} sx={{ transform: 'none' }} />
      )}
    </ConfirmDialog>
  );
}

/** `The definition, its versions, 12 executions and 1,032 stored rows are removed.` */
function describeLoss(total: number, executions: readonly Execution[]): string {
  if (total === 0) return 'The definition and its versions are removed; it was never executed.';
  const rows = executions.reduce((sum, execution) => sum + execution.number_of_records, 0);
  const bound = total > executions.length ? 'more than ' : '';
  return `The definition, its versions, ${countOf(total, 'execution')} and ${bound}${countOf(rows, 'stored row')} are removed.`;
}
