'use client';

import { Box, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { Banner } from '../../shared/banner';
import { explainError } from '../../shared/explain-error';
import { useNotify } from '../../shared/notifications';
import { type KpiDialog, KpiDialogs } from '../definitions/kpi-dialogs';
import { DiagnosticList } from '../diagnostic-list';
import { adviceFor } from '../executions/failure-advice';
import { kpiOptions } from '../kpi-queries';
import { RunAgain } from './run-again';

/** What went wrong, what to change, and the very forms to change it in. */
export function ExecutionFailure({ execution }: { execution: ExecutionDetail }) {
  const { nl_definition, diagnostics, kpi_is_active, definition_version, current_version } = execution;
  const { title, advice, remedy } = adviceFor(execution);
  const [dialog, setDialog] = useState<KpiDialog | null>(null);
  const open = useOpenDialog(execution.kpi_id, setDialog);
  const router = useRouter();
  // A suggestion fits the sentence it was made for, not one that was rewritten since.
  const isCurrent = definition_version === current_version;
  const act = kpi_is_active ? remedy : undefined;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Banner
        kind="error"
        title={title}
        action={
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, flexShrink: 0, alignItems: 'flex-start' }}>
            {act === 'sentence' && (
              <Button variant="outlined" onClick={() => open('edit')}>
                Edit the sentence
              </Button>
            )}
            {act === 'parameters' && (
              <Button variant="outlined" onClick={() => open('execute')}>
                Change parameters
              </Button>
            )}
            {act === 'again' && <RunAgain execution={execution} />}
          </Box>
        }
      >
        {diagnostics.length === 0 && execution.error_message && <div>{execution.error_message}</div>}
        {advice}
        {!isCurrent && <div>The sentence has changed since: it is at version {current_version} now.</div>}
      </Banner>
      <DiagnosticList
        sentence={nl_definition}
        diagnostics={diagnostics}
        onRepair={kpi_is_active && isCurrent ? (sentence) => open('edit', sentence) : undefined}
      />
      <KpiDialogs
        dialog={dialog}
        groups={[]}
        onDialog={setDialog}
        onSelect={(kpi) => router.push(kpi ? `/landing-kpi?kpi=${kpi.id}&tab=history` : '/landing-kpi')}
      />
    </Box>
  );
}

/** Opens a form for the KPI as it is now. */
function useOpenDialog(kpiId: number, setDialog: (dialog: KpiDialog) => void) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  return async (kind: 'edit' | 'execute', sentence?: string) => {
    try {
      const { kpi } = await queryClient.fetchQuery({ ...kpiOptions(kpiId), staleTime: 0 });
      setDialog(kind === 'edit' ? { kind, kpi, sentence, thenExecute: true } : { kind, kpi });
    } catch (error) {
      notify.error(`The KPI could not be opened. ${explainError(error).message}`);
    }
  };
}
