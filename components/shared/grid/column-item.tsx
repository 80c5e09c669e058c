'use client';

import KeyboardArrowDownRounded from '@mui/icons-material/KeyboardArrowDownRounded';
import KeyboardArrowUpRounded from '@mui/icons-material/KeyboardArrowUpRounded';
import { Box, Checkbox, FormControlLabel, IconButton } from '@mui/material';

interface ColumnItemProps {
  label: string;
  shown: boolean;
  /** One column must stay. */
  isLastShown: boolean;
  onShow: (shown: boolean) => void;
  /** Whether there is a place before and after. */
  places: { readonly up: boolean; readonly down: boolean };
  /** Undefined where the order is fixed. */
  onMove: ((places: -1 | 1) => void) | undefined;
}

/** A column in the list of columns: shown or not, and its place. */
export function ColumnItem({ label, shown, isLastShown, onShow, places, onMove }: ColumnItemProps) {
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center' }}>
      <FormControlLabel
        label={label}
        sx={{ flex: 1, minWidth: 0, '& .MuiFormControlLabel-label': { overflowWrap: 'anywhere' } }}
        control={
          <Checkbox
            size="small"
            checked={shown}
            disabled={isLastShown}
            onChange={(_, wanted) => onShow(wanted)}
            sx={{ p: 0.5, mr: 0.5 }}
          />
        }
        slotProps={{ typography: { variant: 'body2' } }}
      />
      {onMove && (
        <>
          <IconButton
            aria-label={`Move ${label} up`}
            disabled={!places.up}
            onClick={() => onMove(-1)}
            sx={{ p: 0.25 }}
          >
            <KeyboardArrowUpRounded />
          </IconButton>
          <IconButton
            aria-label={`Move ${label} down`}
            disabled={!places.down}
            onClick={() => onMove(1)}
            sx={{ p: 0.25 }}
          >
            <KeyboardArrowDownRounded />
          </IconButton>
        </>
      )}
    </Box>
  );
}
