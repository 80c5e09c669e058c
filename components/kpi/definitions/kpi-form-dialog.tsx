'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Box, Button, DialogActions, DialogContent } from '@mui/material';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { type Kpi, KpiCreate } from '@/lib/kpi/schemas';
import { explainError } from '../../shared/explain-error';
import { FormDialog } from '../../shared/form-dialog';
import { useNotify } from '../../shared/notifications';
import { readStored, writeStored } from '../../shared/use-stored-state';
import { type KpiFormInput, startingValues } from './kpi-form';
import { KpiFormFields } from './kpi-form-fields';
import { ReadingPanel } from './reading-panel';
import { SaveError } from './save-error';
import { SentenceField } from './sentence-field';
import { useCompilation } from './use-compilation';
import { useCompilationTarget } from './use-compilation-target';
import { useSaveKpi } from './use-save-kpi';

const AUTHOR_KEY = 'plumbline-author';

interface KpiFormDialogProps {
  /** The definition to edit; a new one without. */
  kpi?: Kpi;
  /** A repaired sentence to start from. */
  sentence?: string;
  /** For a new one that begins as another, under a name of its own. */
  copyOf?: { readonly original: Kpi; readonly name: string };
  groups: readonly string[];
  onClose: () => void;
  onSaved: (kpi: Kpi) => void;
}

/** The form's state, and saving it; what the server finds wrong is put beside the field it names. */
function useKpiForm({ kpi, sentence, copyOf, onSaved }: Omit<KpiFormDialogProps, 'groups' | 'onClose'>) {
  const notify = useNotify();
  const save = useSaveKpi(kpi);
  const form = useForm<KpiFormInput, unknown, KpiCreate>({
    resolver: zodResolver(KpiCreate),
    defaultValues: {
      ...startingValues(kpi ?? copyOf?.original, { sentence, name: copyOf?.name }),
      created_by: kpi ? undefined : (readStored(AUTHOR_KEY, z.string()) ?? ''),
    },
    mode: 'onTouched',
  });
  const submit = form.handleSubmit((definition) =>
    save.mutate(definition, {
      onSuccess: (answer) => {
        if (definition.created_by) writeStored(AUTHOR_KEY, definition.created_by);
        notify.success(kpi ? 'Changes saved.' : `“${answer.kpi.name}” created.`);
        onSaved(answer.kpi);
      },
      onError: (error) => {
        for (const problem of explainError(error).problems) {
          const field = KpiCreate.keyof().safeParse(problem.field);
          if (field.success) form.setError(field.data, { message: problem.problem });
        }
      },
    }),
  );

  return { form, save, submit };
}

/** Creates or edits a definition; the sentence is read as one types. Mounted anew for each use. */
export function KpiFormDialog({ kpi, sentence, copyOf, groups, onClose, onSaved }: KpiFormDialogProps) {
  const { form, save, submit } = useKpiForm({ kpi, sentence, copyOf, onSaved });
  const { target, choices, setTarget } = useCompilationTarget();
  const text = useWatch({ control: form.control, name: 'nl_definition' });
  const reading = useCompilation(text, target);
  const repair = (repaired: string) =>
    form.setValue('nl_definition', repaired, { shouldDirty: true, shouldValidate: true });

  return (
    <FormDialog
      open
      onClose={onClose}
      width="lg"
      height={740}
      keepOnBackdrop={form.formState.isDirty}
      title={kpi ? `Edit ${kpi.name}` : 'New KPI'}
      subtitle={copyOf && `Begins as a copy of ${copyOf.original.name}`}
    >
      <DialogContent sx={{ pt: 1 }}>
        <Box component="form" id="kpi-form" noValidate onSubmit={submit} sx={layout}>
          <Box sx={{ gridArea: 'sentence', display: 'grid', gap: 2 }}>
            {save.error && <SaveError error={save.error} onRestored={onClose} />}
            <SentenceField
              form={form}
              words={reading.words}
              target={target}
              choices={choices}
              onTarget={setTarget}
            />
          </Box>
          <Box sx={readingFrame}>
            <ReadingPanel
              sentence={text}
              compilation={reading.compilation}
              error={reading.error}
              pending={reading.pending}
              onRepair={repair}
            />
          </Box>
          <Box sx={{ gridArea: 'fields', display: 'grid', gap: 2, alignContent: 'start' }}>
            <KpiFormFields form={form} groups={groups} isNew={!kpi} />
          </Box>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="contained" type="submit" form="kpi-form" loading={save.isPending}>
          {kpi ? 'Save changes' : 'Create KPI'}
        </Button>
      </DialogActions>
    </FormDialog>
  );
}

// Beside each other where there is room; on small screens the reading follows the sentence at once.
const layout = {
  display: 'grid',
  gridTemplateAreas: { xs: "'sentence' 'reading' 'fields'", md: "'sentence reading' 'fields reading'" },
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 11fr) minmax(0, 10fr)' },
  gridTemplateRows: { md: 'auto minmax(0, 1fr)' },
  gap: 2,
  columnGap: 2.5,
  height: { md: '100%' },
};

const readingFrame = {
  gridArea: 'reading',
  p: 2,
  borderRadius: '10px',
  border: 1,
  borderColor: 'divider',
  bgcolor: 'surface.sunken',
  minWidth: 0,
  overflowY: { md: 'auto' },
};
