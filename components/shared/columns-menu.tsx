'use client';

import ViewColumnRounded from '@mui/icons-material/ViewColumnRounded';
import { Box, Button, Checkbox, FormControlLabel, IconButton, Popover, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { GridPreferences } from './use-grid-preferences';

interface ColumnsMenuProps {
  columns: readonly string[];
  preferences: GridPreferences;
}

/** Chooses the columns a grid shows. */
export function ColumnsMenu({ columns, preferences }: ColumnsMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const hidden = new Set(preferences.hiddenColumns);
  const shownCount = columns.filter((name) => !hidden.has(name)).length;
  const toggle = (name: string) => {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    preferences.setHiddenColumns([...next]);
  };
  return (
    <>
      <Tooltip title="Columns">
        <IconButton
          aria-label={`Columns: ${shownCount} of ${columns.length} shown`}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <ViewColumnRounded />
        </IconButton>
      </Tooltip>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': 'Columns', sx: { mt: 0.5, maxHeight: 420 } } }}
      >
        <Box sx={{ display: 'grid', px: 1.5, pt: 1, pb: 0.5 }}>
          {columns.map((name) => (
            <FormControlLabel
              key={name}
              label={name}
              control={
                <Checkbox
                  size="small"
                  checked={!hidden.has(name)}
                  disabled={shownCount === 1 && !hidden.has(name)}
                  onChange={() => toggle(name)}
                  sx={{ p: 0.5, mr: 0.5 }}
                />
              }
              slotProps={{ typography: { variant: 'body2' } }}
            />
          ))}
        </Box>
        <Box sx={{ px: 1, pb: 1 }}>
          <Button disabled={hidden.size === 0} onClick={() => preferences.setHiddenColumns([])}>
            Show all
          </Button>
        </Box>
      </Popover>
    </>
  );
}
