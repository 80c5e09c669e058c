'use client';

import { Box } from '@mui/material';
import { MAX_KPIS_EXECUTED } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { Banner } from '../../shared/banner';
import { FormDialog } from '../../shared/form-dialog';
import { countOf } from '../../shared/format';
import { ExecuteForm } from './execute-form';
import { ExecuteFormSkeleton } from './execute-form-skeleton';
import { rememberedParameters } from './execution-form';
import { SeveralResults } from './several-results';
import { useSeveralRuns } from './use-several-runs';
import { WithGraphs } from './with-graphs';

interface ExecuteSeveralDialogProps {
  kpis: readonly Kpi[];
  onClose: () => void;
  /** Shows a KPI with its history. */
  onHistory: (kpi: Kpi) => void;
  /** Opens a definition, with a repaired sentence if there is one; without it, its history is opened instead. */
  onEdit?: (kpi: Kpi, sentence?: string) => void;
}

/** Runs several KPIs with one set of parameters: their progress, then the results beside those before. */
export function ExecuteSeveralDialog({ kpis, onClose, onHistory, onEdit }: ExecuteSeveralDialogProps) {
  const active = kpis.filter((kpi) => kpi.is_active);
  const runnable = active.slice(0, MAX_KPIS_EXECUTED);
  const runs = useSeveralRuns(runnable);
  const asking = runs.lines.length === 0;
  return (
    <FormDialog
      open
      onClose={onClose}
      width={asking ? 'sm' : 'lg'}
      keepOnBackdrop={!asking}
      title={`Execute ${countOf(runnable.length, 'KPI')}`}
    >
      {!asking ? (
        <SeveralResults runs={runs} onClose={onClose} onHistory={onHistory} onEdit={onEdit} />
      ) : runs.isStarting ? (
        <ExecuteFormSkeleton />
      ) : (
        <WithGraphs onClose={onClose}>
          {(graphs) => (
            <ExecuteForm
              graphs={graphs}
              initial={rememberedParameters('several')}
              error={runs.error}
              submitLabel={`Execute ${countOf(runnable.length, 'KPI')}`}
              onExecute={runs.start}
              onClose={onClose}
            >
              <Chosen kpis={runnable} inactive={kpis.length - active.length} all={active.length} />
            </ExecuteForm>
          )}
        </WithGraphs>
      )}
    </FormDialog>
  );
}

function Chosen({ kpis, inactive, all }: { kpis: readonly Kpi[]; inactive: number; all: number }) {
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', overflowWrap: 'anywhere' }}>
        All with these parameters: {kpis.map((kpi) => kpi.name).join(', ')}.
      </Box>
      {inactive > 0 && (
        <Banner
          kind="info"
          title={`${countOf(inactive, 'inactive KPI is', 'inactive KPIs are')} left out; restore one to execute it`}
        />
      )}
      {all > kpis.length && (
        <Banner kind="warning" title={`Only the first ${kpis.length} of ${all} are executed at once`} />
      )}
    </Box>
  );
}
