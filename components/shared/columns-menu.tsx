'use client';

import ViewColumnRounded from '@mui/icons-material/ViewColumnRounded';
import { Box, Button, Checkbox, FormControlLabel, IconButton, Popover, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { GridPreferences } from './use-grid-preferences';

interface ColumnsMenuProps {
  columns: readonly string[];
  /** What a column is called, where its name is not for people. */
  labelOf?: (column: string) => string;
  preferences: Pick<GridPreferences, 'hiddenColumns' | 'setHiddenColumns'>;
  /** Columns that are hidden until someone shows them; with them, the way back is to these. */
  hiddenAtFirst?: readonly string[];
}

const asNamed = (column: string) => column;
const none: readonly string[] = [];

const sameNames = (names: ReadonlySet<string>, others: readonly string[]) =>
  names.size === others.length && others.every((name) => names.has(name));

/** Chooses the columns a grid shows. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const { columns, labelOf = asNamed, preferences, hiddenAtFirst = none } = props;
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
              label={labelOf(name)}
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
          <Button
            disabled={sameNames(hidden, hiddenAtFirst)}
            onClick={() => preferences.setHiddenColumns(hiddenAtFirst)}
          >
            {hiddenAtFirst.length > 0 ? 'As at first' : 'Show all'}
          </Button>
        </Box>
      </Popover>
    </>
  );
}
