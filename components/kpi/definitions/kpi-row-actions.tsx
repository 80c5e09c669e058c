'use client';

import PlayArrowRounded from '@mui/icons-material/PlayArrowRounded';
import RestoreRounded from '@mui/icons-material/RestoreRounded';
import { Box, Button } from '@mui/material';
import type { Kpi } from '@/lib/kpi/schemas';
import type { KpiActions } from './kpi-actions';
import { KpiMenu } from './kpi-menu';

/** Execute or restore, and the rest in a menu; as icons alone where the table is narrow. */
export function KpiRowActions({ kpi, actions }: { kpi: Kpi; actions: KpiActions }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 0.25 }}>
      {kpi.is_active ? (
        <Button
          aria-label={`Execute ${kpi.name}`}
          startIcon={<PlayArrowRounded />}
          onClick={() => actions.execute(kpi)}
          sx={mainStyles}
        >
          <span className="wide-only">Execute</span>
        </Button>
      ) : (
        <Button
          aria-label={`Restore ${kpi.name}`}
          startIcon={<RestoreRounded />}
          onClick={() => actions.restore(kpi)}
          sx={mainStyles}
        >
          <span className="wide-only">Restore</span>
        </Button>
      )}
      <KpiMenu kpi={kpi} actions={actions} />
    </Box>
  );
}

const mainStyles = {
  px: 1,
  minWidth: 32,
  '@container (max-width: 819px)': { '& .MuiButton-startIcon': { mx: 0 } },
};
