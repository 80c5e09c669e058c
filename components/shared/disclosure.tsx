'use client';

import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import { Box, ButtonBase, Collapse } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { z } from 'zod';
import { useStoredState } from './use-stored-state';

interface DisclosureProps {
  title: string;
  /** Under which this browser remembers whether it was open. */
  storageKey: string;
  children: ReactNode;
}

/** Further detail behind its title. */
export function Disclosure({ title, storageKey, children }: DisclosureProps) {
  const [open, setOpen] = useStoredState(storageKey, z.boolean(), false);
  const contentId = useId();
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
      <ButtonBase
        aria-expanded={open}
        aria-controls={contentId}
        onClick={() => setOpen(!open)}
        sx={{
          width: '100%',
          justifyContent: 'flex-start',
          gap: 0.75,
          px: 2.25,
          py: 1.1,
          fontFamily: 'inherit',
          fontSize: '0.8125rem',
          fontWeight: 560,
          color: 'text.secondary',
          '&:hover': { color: 'text.primary' },
          '&.Mui-focusVisible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -3 },
        }}
      >
        <ExpandMoreRounded
          aria-hidden
          sx={{ fontSize: 18, transform: open ? 'none' : 'rotate(-90deg)', transition: 'transform 120ms' }}
        />
        {title}
      </ButtonBase>
      <Collapse id={contentId} in={open} unmountOnExit>
        {children}
      </Collapse>
    </Box>
  );
}
