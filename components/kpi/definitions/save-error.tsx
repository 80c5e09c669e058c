'use client';

import { Button } from '@mui/material';
import { z } from 'zod';
import { Banner } from '../../shared/banner';
import { explainError } from '../../shared/explain-error';
import { useRestoreKpi } from './use-save-kpi';

/** What a conflict says when an inactive definition holds the name. */
const InactiveHolder = z.object({ kpi_id: z.number().int(), is_active: z.literal(false) });

/** Why a definition was not saved; a name held by a deleted KPI offers to bring that one back. */
export function SaveError({ error, onRestored }: { error: unknown; onRestored: () => void }) {
  const restore = useRestoreKpi();
  const { message, facts } = explainError(error);
  const holder = InactiveHolder.safeParse(facts);
  if (!holder.success) {
    return (
      <Banner kind="error" title="Not saved">
        {message}
      </Banner>
    );
  }
  const { kpi_id } = holder.data;
  return (
    <Banner
      kind="warning"
      title="A deleted KPI has this name"
      action={
        <Button
          variant="outlined"
          loading={restore.isPending}
          onClick={() => restore.mutate({ id: kpi_id }, { onSuccess: onRestored })}
        >
          Restore it
        </Button>
      }
    >
      Bring KPI {kpi_id} back with its executions, or choose another name.
    </Banner>
  );
}
