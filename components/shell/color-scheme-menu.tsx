'use client';

import CheckRounded from '@mui/icons-material/CheckRounded';
import ContrastRounded from '@mui/icons-material/ContrastRounded';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import { Button, IconButton, ListItemIcon, ListItemText, Menu, MenuItem, Tooltip } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { useId, useState } from 'react';

const modes = [
  { mode: 'light', label: 'Light', Icon: LightModeOutlined },
  { mode: 'dark', label: 'Dark', Icon: DarkModeOutlined },
  { mode: 'system', label: 'System', Icon: ContrastRounded },
] as const;

/** Light, dark or as the system; kept by Material in local storage and applied before the first paint. */
export function ColorSchemeMenu({ collapsed }: { collapsed: boolean }) {
  // The mode is unknown on the server; until hydration the neutral icon stands.
  const { mode = 'system', setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuId = useId();
  const current = modes.find((candidate) => candidate.mode === mode) ?? modes[2];
  const trigger = {
    'aria-label': `Colour scheme: ${current.label}`,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': anchor !== null,
    'aria-controls': anchor ? menuId : undefined,
    onClick: (event: { currentTarget: HTMLElement }) => setAnchor(event.currentTarget),
  };

  return (
    <>
      {collapsed ? (
        <Tooltip title="Colour scheme" placement="right">
          <IconButton {...trigger}>
            <current.Icon />
          </IconButton>
        </Tooltip>
      ) : (
        <Button {...trigger} startIcon={<current.Icon />} sx={{ color: 'text.secondary', px: '10px' }}>
          {current.label}
        </Button>
      )}
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {modes.map(({ mode: option, label, Icon }) => (
          <MenuItem
            key={option}
            role="menuitemradio"
            aria-checked={option === mode}
            onClick={() => {
              setMode(option);
              setAnchor(null);
            }}
          >
            <ListItemIcon sx={{ minWidth: 30 }}>
              <Icon sx={{ fontSize: 17 }} />
            </ListItemIcon>
            <ListItemText>{label}</ListItemText>
            <CheckRounded sx={{ fontSize: 16, ml: 2, visibility: option === mode ? 'visible' : 'hidden' }} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
