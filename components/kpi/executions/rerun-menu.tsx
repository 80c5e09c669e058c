'use client';

import ReplayRounded from '@mui/icons-material/ReplayRounded';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';

interface RerunMenuProps {
  /** When the execution was, for those who cannot see the line it stands in. */
  when: string;
  disabled: boolean;
  onSame: () => void;
  onOther: () => void;
}

/** Executes again: with the same parameters at once, or with others. */
export function RerunMenu({ when, disabled, onSame, onOther }: RerunMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (action: () => void) => () => {
    setAnchor(null);
    action();
  };
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`Rerun the execution of ${when}`}
        disabled={disabled}
        startIcon={<ReplayRounded />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ color: 'text.secondary', minHeight: 28, py: 0, '& .MuiButton-startIcon': { mr: 0.5 } }}
      >
        Rerun
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={choose(onSame)}>With the same parameters</MenuItem>
        <MenuItem onClick={choose(onOther)}>With other parameters…</MenuItem>
      </Menu>
    </>
  );
}
