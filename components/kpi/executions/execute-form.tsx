'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Box, Button, DialogActions, DialogContent } from '@mui/material';
import { useForm } from 'react-hook-form';
import type { Kpi } from '@/lib/kpi/schemas';
import type { KnowledgeGraph } from '@/lib/sources/endpoints';
import { Banner } from '../../shared/banner';
import { explainError } from '../../shared/explain-error';
import { ExecutionFields } from './execution-fields';
import { ExecutionForm, type ExecutionFormInput, startingParameters } from './execution-form';

interface ExecuteFormProps {
  kpi: Kpi;
  graphs: readonly KnowledgeGraph[];
  /** Why the last attempt never became an execution. */
  error: unknown;
  onExecute: (parameters: ExecutionForm) => void;
  onClose: () => void;
}

/** The parameters of an execution, as chosen last for this KPI. */
export function ExecuteForm({ kpi, graphs, error, onExecute, onClose }: ExecuteFormProps) {
  const form = useForm<ExecutionFormInput, unknown, ExecutionForm>({
    resolver: zodResolver(ExecutionForm),
    defaultValues: startingParameters(kpi, graphs),
    mode: 'onTouched',
  });
  return (
    <>
      <DialogContent>
        <Box
          component="form"
          id="execute-form"
          noValidate
          onSubmit={form.handleSubmit((parameters) => onExecute(parameters))}
          sx={{ display: 'grid', gap: 2 }}
        >
          {error !== null && error !== undefined && (
            <Banner kind="error" title="Not executed">
              <ErrorText error={error} />
            </Banner>
          )}
          <ExecutionFields form={form} graphs={graphs} />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="contained" type="submit" form="execute-form">
          Execute
        </Button>
      </DialogActions>
    </>
  );
}

function ErrorText({ error }: { error: unknown }) {
  const { message, problems } = explainError(error);
  return (
    <>
      {message}
      {problems.map((problem) => (
        <div key={problem.field}>
          {problem.field}: {problem.problem}
        </div>
      ))}
    </>
  );
}
