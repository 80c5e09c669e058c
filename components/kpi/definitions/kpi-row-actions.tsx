'use client';

import type { SvgIconComponent } from '@mui/icons-material';
import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import EditOutlined from '@mui/icons-material/EditOutlined';
import HistoryRounded from '@mui/icons-material/HistoryRounded';
import MoreHorizRounded from '@mui/icons-material/MoreHorizRounded';
import PlayArrowRounded from '@mui/icons-material/PlayArrowRounded';
import RestoreRounded from '@mui/icons-material/RestoreRounded';
import { Box, Button, IconButton, ListItemIcon, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import type { KpiActions } from './kpi-actions';

interface Action {
  readonly label: string;
  readonly Icon: SvgIconComponent;
  readonly run: () => void;
}

function secondaryActions(kpi: Kpi, actions: KpiActions): Action[] {
  const edit = { label: 'Edit', Icon: EditOutlined, run: () => actions.edit(kpi) };
  const history = { label: 'History', Icon: HistoryRounded, run: () => actions.open(kpi) };
  const remove = { label: 'Delete', Icon: DeleteOutlineRounded, run: () => actions.remove(kpi) };
  return kpi.is_active ? [edit, history, remove] : [edit, history];
}

/** Execute beside edit, history and delete; the latter in a menu where the table is narrow. */
export function KpiRowActions({ kpi, actions }: { kpi: Kpi; actions: KpiActions }) {
  const others = secondaryActions(kpi, actions);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 0.25 }}>
      <MainAction kpi={kpi} actions={actions} />
      <Box className="wide-only" sx={{ display: 'flex' }}>
        {others.map(({ label, Icon, run }) => (
          <Tooltip key={label} title={label}>
            <IconButton aria-label={`${label} ${kpi.name}`} onClick={run}>
              <Icon />
            </IconButton>
          </Tooltip>
        ))}
      </Box>
      <Box className="narrow-only">
        <MoreMenu name={kpi.name} actions={others} />
      </Box>
    </Box>
  );
}

function MainAction({ kpi, actions }: { kpi: Kpi; actions: KpiActions }) {
  if (!kpi.is_active) {
    return (
      <Button
        variant="outlined"
        aria-label={`Restore ${kpi.name}`}
        startIcon={<RestoreRounded />}
        onClick={() => actions.restore(kpi)}
      >
        Restore
      </Button>
    );
  }
  return (
    <Button
      aria-label={`Execute ${kpi.name}`}
      startIcon={<PlayArrowRounded />}
      onClick={() => actions.execute(kpi)}
      sx={{ px: 1, mr: 0.25 }}
    >
      Execute
    </Button>
  );
}

function MoreMenu({ name, actions }: { name: string; actions: readonly Action[] }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        aria-label={`More for ${name}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreHorizRounded />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {actions.map(({ label, Icon, run }) => (
          <MenuItem
            key={label}
            onClick={() => {
              setAnchor(null);
              run();
            }}
          >
            <ListItemIcon sx={{ minWidth: 30 }}>
              <Icon sx={{ fontSize: 17 }} />
            </ListItemIcon>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
