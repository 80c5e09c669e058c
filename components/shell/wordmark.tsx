'use client';

import { Box } from '@mui/material';
import NextLink from 'next/link';
import { BrandMark } from './brand-mark';

/** Mark and name; leads home. */
export function Wordmark({ collapsed = false }: { collapsed?: boolean }) {
  return (
    <Box
      component={NextLink}
      href="/"
      aria-label="Plumbline, home"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.25,
        height: 56,
        px: 2,
        overflow: 'hidden',
        color: 'text.primary',
        textDecoration: 'none',
        fontSize: '1rem',
        fontWeight: 660,
        letterSpacing: '-0.02em',
        '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -4 },
      }}
    >
      <BrandMark />
      {!collapsed && 'Plumbline'}
    </Box>
  );
}
