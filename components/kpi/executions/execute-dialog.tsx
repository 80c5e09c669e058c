'use client';

import { Button, DialogActions, DialogContent } from '@mui/material';
import { useState } from 'react';
import type { Execution } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { ErrorState } from '../../shared/error-state';
import { FormDialog } from '../../shared/form-dialog';
import { ExecuteForm } from './execute-form';
import { type ExecutionForm, parametersOf, rememberedParameters } from './execution-form';
import { ExecutionOutcome } from './execution-outcome';
import { ExecutionProgress } from './execution-progress';
import { useExecutionRun } from './use-execution-run';
import { WithGraphs } from './with-graphs';

interface ExecuteDialogProps {
  kpi: Kpi;
  /** The execution whose parameters to begin with, instead of those chosen last. */
  like?: Execution;
  onClose: () => void;
  /** Opens the definition, with a repaired sentence if there is one. */
  onEdit?: (kpi: Kpi, sentence?: string) => void;
  onHistory: (kpi: Kpi) => void;
}

/** Runs a KPI: parameters, then progress, then what came out and where to go from there. */
export function ExecuteDialog({ kpi, like, onClose, onEdit, onHistory }: ExecuteDialogProps) {
  const run = useExecutionRun(kpi);
  const [chosen, setChosen] = useState<ExecutionForm | null>(
    () => (like && parametersOf(like)) ?? rememberedParameters(kpi.id),
  );
  const execute = (parameters: ExecutionForm) => {
    setChosen(parameters);
    run.start(parameters);
  };
  return (
    <FormDialog
      open
      onClose={onClose}
      width="sm"
      keepOnBackdrop={run.state.kind === 'open'}
      title={`Execute ${kpi.name}`}
      subtitle={kpi.nl_definition}
    >
      {run.state.kind === 'open' ? (
        <ExecutionProgress run={run.state} onCancel={run.cancel} onHide={onClose} />
      ) : run.state.kind === 'lost' ? (
        <OutOfReach error={run.state.error} onRetry={run.resume} onClose={onClose} />
      ) : run.state.kind === 'ended' ? (
        <ExecutionOutcome
          execution={run.state.execution}
          onAgain={() => (chosen ? execute(chosen) : run.reset())}
          onChange={run.reset}
          onHistory={() => onHistory(kpi)}
          onEdit={onEdit && ((sentence) => onEdit(kpi, sentence))}
        />
      ) : (
        <WithGraphs onClose={onClose}>
          {(graphs) => (
            <ExecuteForm
              graphs={graphs}
              initial={chosen}
              error={run.state.kind === 'idle' ? run.state.error : null}
              previewOf={kpi}
              onExecute={execute}
              onClose={onClose}
            />
          )}
        </WithGraphs>
      )}
    </FormDialog>
  );
}

function OutOfReach(props: { error: unknown; onRetry: () => void; onClose: () => void }) {
  return (
    <>
      <DialogContent>
        <ErrorState error={props.error} what="how the execution goes" onRetry={props.onRetry} />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={props.onClose}>
          Close
        </Button>
      </DialogActions>
    </>
  );
}
