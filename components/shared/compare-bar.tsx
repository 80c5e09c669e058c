'use client';

import CompareArrowsRounded from '@mui/icons-material/CompareArrowsRounded';
import { Box, Button } from '@mui/material';
import NextLink from 'next/link';
import type { ReactNode } from 'react';

interface CompareBarProps {
  /** What is chosen, and what to do next. */
  children: ReactNode;
  /** The way to the comparison, once two are chosen. */
  href: string | null;
  onClear: () => void;
}

/** What is chosen to be compared, and the way there once it is two. */
export function CompareBar({ children, href, onClear }: CompareBarProps) {
  return (
    <Box
      role="status"
      sx={{
        // At the foot of what is in view: no line of the list moves when it comes.
        position: 'sticky',
        bottom: -8,
        zIndex: 1,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 1.25,
        py: 0.75,
        my: 0.75,
        borderRadius: '8px',
        border: 1,
        borderColor: 'divider',
        bgcolor: 'surface.selected',
        fontSize: '0.8125rem',
      }}
    >
      <Box sx={{ flex: '1 1 180px' }}>{children}</Box>
      <Button onClick={onClear}>Clear</Button>
      {href !== null && (
        <Button variant="contained" component={NextLink} href={href} startIcon={<CompareArrowsRounded />}>
          Compare
        </Button>
      )}
    </Box>
  );
}
