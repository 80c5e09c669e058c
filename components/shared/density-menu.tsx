'use client';

import DensityMediumRounded from '@mui/icons-material/DensityMediumRounded';
import { IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { Density, GridPreferences } from './use-grid-preferences';

const densities: readonly { density: Density; label: string }[] = [
  { density: 'compact', label: 'Compact' },
  { density: 'standard', label: 'Standard' },
  { density: 'comfortable', label: 'Comfortable' },
];

/** Chooses the height of a grid's rows. */
export function DensityMenu({ preferences }: { preferences: GridPreferences }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title="Density">
        <IconButton
          aria-label="Density"
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <DensityMediumRounded />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {densities.map(({ density, label }) => (
          <MenuItem
            key={density}
            role="menuitemradio"
            aria-checked={density === preferences.density}
            selected={density === preferences.density}
            onClick={() => {
              preferences.setDensity(density);
              setAnchor(null);
            }}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
