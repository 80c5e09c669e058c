'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Box, Button, DialogActions, DialogContent } from '@mui/material';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Kpi } from '@/lib/kpi/schemas';
import type { KnowledgeGraph } from '@/lib/sources/endpoints';
import { Banner } from '../../shared/banner';
import { explainError } from '../../shared/explain-error';
import { ExecutionFields } from './execution-fields';
import { ExecutionForm, type ExecutionFormInput, startingParameters } from './execution-form';
import { SqlPreview } from './sql-preview';

interface ExecuteFormProps {
  graphs: readonly KnowledgeGraph[];
  /** What to begin with, as far as it still exists. */
  initial: ExecutionForm | null;
  /** Why the last attempt never became an execution. */
  error: unknown;
  /** Whose SQL can be looked at beforehand. */
  previewOf?: Kpi;
  submitLabel?: string;
  /** Above the parameters, e.g. what they are for. */
  children?: ReactNode;
  onExecute: (parameters: ExecutionForm) => void;
  onClose: () => void;
}

/** The parameters of an execution; Ctrl+Enter executes from any of them. */
export function ExecuteForm(props: ExecuteFormProps) {
  const { graphs, initial, error, previewOf, submitLabel = 'Execute', onExecute, onClose } = props;
  const form = useForm<ExecutionFormInput, unknown, ExecutionForm>({
    resolver: zodResolver(ExecutionForm),
    defaultValues: startingParameters(initial, graphs),
    mode: 'onTouched',
  });
  const [previewing, setPreviewing] = useState(false);
  const values = useWatch({ control: form.control });
  const submit = form.handleSubmit(onExecute);
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  };
  return (
    <Box sx={{ display: 'contents' }} onKeyDown={submitByKey}>
      <DialogContent>
        <Box
          component="form"
          id="execute-form"
          noValidate
          onSubmit={submit}
          sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}
        >
          {props.children}
          {error !== null && error !== undefined && (
            <Banner kind="error" title="Not executed">
              <ErrorText error={error} />
            </Banner>
          )}
          <ExecutionFields form={form} graphs={graphs} />
          {previewOf && previewing && <SqlPreview kpi={previewOf} values={values} />}
        </Box>
      </DialogContent>
      <DialogActions>
        {previewOf && (
          <Button aria-expanded={previewing} onClick={() => setPreviewing(!previewing)} sx={{ mr: 'auto' }}>
            {previewing ? 'Hide SQL' : 'Show SQL'}
          </Button>
        )}
        <Button variant="outlined" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="contained" type="submit" form="execute-form" title="Ctrl+Enter" autoFocus>
          {submitLabel}
        </Button>
      </DialogActions>
    </Box>
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
