'use client';

import type { SvgIconComponent } from '@mui/icons-material';
import ContentCopyRounded from '@mui/icons-material/ContentCopyRounded';
import DeleteForeverOutlined from '@mui/icons-material/DeleteForeverOutlined';
import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import EditOutlined from '@mui/icons-material/EditOutlined';
import HistoryRounded from '@mui/icons-material/HistoryRounded';
import MoreHorizRounded from '@mui/icons-material/MoreHorizRounded';
import { Box, Divider, IconButton, ListItemIcon, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import type { KpiActions } from './kpi-actions';

interface Entry {
  readonly label: string;
  readonly Icon: SvgIconComponent;
  readonly run: () => void;
  readonly destructive?: boolean;
}

function entriesOf(kpi: Kpi, actions: KpiActions): Entry[] {
  return [
    { label: 'Edit', Icon: EditOutlined, run: () => actions.edit(kpi) },
    { label: 'Duplicate as new', Icon: ContentCopyRounded, run: () => actions.duplicate(kpi) },
    { label: 'History', Icon: HistoryRounded, run: () => actions.open(kpi, 'history') },
    kpi.is_active
      ? { label: 'Delete', Icon: DeleteOutlineRounded, run: () => actions.remove(kpi), destructive: true }
      : {
          label: 'Delete permanently',
          Icon: DeleteForeverOutlined,
          run: () => actions.erase(kpi),
          destructive: true,
        },
  ];
}

/** Everything that can be done with a definition but executing and restoring it. */
export function KpiMenu({ kpi, actions }: { kpi: Kpi; actions: KpiActions }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title="More">
        <IconButton
          aria-label={`More for ${kpi.name}`}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <MoreHorizRounded />
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        {entriesOf(kpi, actions).flatMap(({ label, Icon, run, destructive }) => [
          destructive && <Divider key={`before ${label}`} sx={{ my: '4px !important' }} />,
          <MenuItem
            key={label}
            onClick={() => {
              setAnchor(null);
              run();
            }}
            sx={destructive ? { color: 'error.main' } : undefined}
          >
            <ListItemIcon sx={{ minWidth: 30, color: 'inherit' }}>
              <Icon sx={{ fontSize: 17 }} />
            </ListItemIcon>
            <Box component="span">{label}</Box>
          </MenuItem>,
        ])}
      </Menu>
    </>
  );
}
