'use client';

import StorageRounded from '@mui/icons-material/StorageRounded';
import { Button, DialogActions, DialogContent } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Kpi } from '@/lib/kpi/schemas';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { FormDialog } from '../../shared/form-dialog';
import { knowledgeGraphsOptions } from '../kpi-queries';
import { ExecuteForm } from './execute-form';
import { ExecuteFormSkeleton } from './execute-form-skeleton';
import { ExecutionOutcome } from './execution-outcome';
import { ExecutionProgress } from './execution-progress';
import { useExecuteKpi } from './use-execute-kpi';

interface ExecuteDialogProps {
  kpi: Kpi;
  onClose: () => void;
  /** Opens the definition, with a repaired sentence if there is one. */
  onEdit: (kpi: Kpi, sentence?: string) => void;
  onHistory: (kpi: Kpi) => void;
}

/** Runs a KPI: parameters, then progress, then what came out and where to go from there. */
export function ExecuteDialog({ kpi, onClose, onEdit, onHistory }: ExecuteDialogProps) {
  const graphs = useQuery(knowledgeGraphsOptions);
  const run = useExecuteKpi(kpi);

  return (
    <FormDialog
      open
      onClose={onClose}
      width="sm"
      keepOnBackdrop={run.isPending}
      title={`Execute ${kpi.name}`}
      subtitle={kpi.nl_definition}
    >
      {run.isPending ? (
        <ExecutionProgress startedAtMs={run.submittedAt} onHide={onClose} />
      ) : run.data ? (
        <ExecutionOutcome
          kpi={kpi}
          execution={run.data.execution_result}
          onAgain={run.reset}
          onClose={onClose}
          onHistory={() => onHistory(kpi)}
          onEdit={(sentence) => onEdit(kpi, sentence)}
        />
      ) : graphs.isPending ? (
        <ExecuteFormSkeleton />
      ) : graphs.isError ? (
        <ErrorState error={graphs.error} what="the knowledge graphs" onRetry={graphs.refetch} />
      ) : graphs.data.data.length === 0 ? (
        <NoGraph onClose={onClose} />
      ) : (
        <ExecuteForm
          kpi={kpi}
          graphs={graphs.data.data}
          error={run.error}
          onExecute={run.mutate}
          onClose={onClose}
        />
      )}
    </FormDialog>
  );
}

function NoGraph({ onClose }: { onClose: () => void }) {
  return (
    <>
      <DialogContent>
        <EmptyState Icon={StorageRounded} title="There is no knowledge graph yet">
          A KPI runs on the tables of a knowledge graph. Create one with the API, then come back.
        </EmptyState>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </>
  );
}
