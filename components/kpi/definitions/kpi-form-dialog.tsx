'use client';

import { Box, Button, DialogActions, DialogContent } from '@mui/material';
import type { KeyboardEvent } from 'react';
import { useWatch } from 'react-hook-form';
import type { Kpi } from '@/lib/kpi/schemas';
import { FormDialog } from '../../shared/form-dialog';
import { useDiscardGuard } from '../../shared/use-discard-guard';
import { ConflictView } from './conflict-view';
import { KpiFormFields } from './kpi-form-fields';
import { ReadingPanel } from './reading-panel';
import { SaveError } from './save-error';
import { SentenceField } from './sentence-field';
import { useCompilation } from './use-compilation';
import { useCompilationTarget } from './use-compilation-target';
import { type KpiFormSource, useKpiForm } from './use-kpi-form';

interface KpiFormDialogProps extends KpiFormSource {
  groups: readonly string[];
  onClose: () => void;
  onSaved: (kpi: Kpi) => void;
}

/** Creates or edits a definition; the sentence is read as one types. Mounted anew for each use. */
export function KpiFormDialog({ groups, onClose, onSaved, ...source }: KpiFormDialogProps) {
  const { kpi, copyOf } = source;
  const editing = useKpiForm({ ...source, onSaved, onUnchanged: onClose });
  const { conflict } = editing;
  const guard = useDiscardGuard(editing.form.formState.isDirty, onClose);
  return (
    <FormDialog
      open
      onClose={guard.close}
      width="lg"
      height={740}
      title={kpi ? `Edit ${kpi.name}` : 'New KPI'}
      subtitle={copyOf && `Begins as a copy of ${copyOf.original.name}`}
    >
      {conflict ? (
        <ConflictView
          conflict={conflict}
          saving={editing.save.isPending}
          onBack={editing.backToForm}
          onTakeTheirs={() => editing.takeTheirs(conflict)}
          onKeepMine={() => editing.keepMine(conflict)}
        />
      ) : (
        <>
          <FormBody editing={editing} groups={groups} isNew={!kpi} onRestored={onClose} />
          <DialogActions>
            <Box sx={hintStyles}>Ctrl + Enter saves</Box>
            <Button variant="outlined" onClick={guard.close}>
              Cancel
            </Button>
            <Button variant="contained" type="submit" form="kpi-form" loading={editing.save.isPending}>
              {kpi ? 'Save changes' : 'Create KPI'}
            </Button>
          </DialogActions>
        </>
      )}
      {guard.confirmation}
    </FormDialog>
  );
}

interface FormBodyProps {
  editing: ReturnType<typeof useKpiForm>;
  groups: readonly string[];
  isNew: boolean;
  onRestored: () => void;
}

function FormBody({ editing: { form, save, submit }, groups, isNew, onRestored }: FormBodyProps) {
  const graphs = useCompilationTarget();
  const text = useWatch({ control: form.control, name: 'nl_definition' });
  const reading = useCompilation(text, graphs.target);
  const repair = (repaired: string) =>
    form.setValue('nl_definition', repaired, { shouldDirty: true, shouldValidate: true });
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || save.isPending) return;
    event.preventDefault();
    void submit();
  };
  return (
    <DialogContent sx={{ pt: 1 }}>
      <Box component="form" id="kpi-form" noValidate onSubmit={submit} onKeyDown={saveByKey} sx={layout}>
        <Box sx={{ gridArea: 'sentence', display: 'grid', gap: 2 }}>
          {save.error && <SaveError error={save.error} onRestored={onRestored} />}
          <SentenceField
            form={form}
            words={reading.words}
            target={graphs.target}
            choices={graphs.choices}
            onTarget={graphs.setTarget}
          />
        </Box>
        <Box sx={readingFrame}>
          <ReadingPanel
            sentence={text}
            compilation={reading.compilation}
            error={graphs.error ?? reading.error}
            pending={reading.pending}
            onRepair={repair}
            onRetry={graphs.error ? graphs.retry : reading.retry}
          />
        </Box>
        <Box sx={{ gridArea: 'fields', display: 'grid', gap: 2, alignContent: 'start' }}>
          <KpiFormFields form={form} groups={groups} isNew={isNew} />
        </Box>
      </Box>
    </DialogContent>
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

const hintStyles = {
  display: { xs: 'none', sm: 'block' },
  mr: 'auto',
  fontSize: '0.75rem',
  color: 'text.secondary',
};
