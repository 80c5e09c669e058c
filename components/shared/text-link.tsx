'use client';

import { Link as MuiLink, type SxProps, type Theme } from '@mui/material';
import NextLink from 'next/link';
import type { ReactNode } from 'react';

interface TextLinkProps {
  href: string;
  children: ReactNode;
  /** Grey until hovered, for navigation beside content. */
  quiet?: boolean;
  /** Says more than the text where the text repeats on the page. */
  label?: string;
  sx?: SxProps<Theme>;
}

/** A link inside the console, with client-side navigation. */
export function TextLink({ href, children, quiet = false, label, sx = {} }: TextLinkProps) {
  return (
    <MuiLink
      component={NextLink}
      href={href}
      aria-label={label}
      variant="body2"
      sx={[
        {
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          fontWeight: quiet ? 450 : 550,
          color: quiet ? 'text.secondary' : 'primary.main',
          '&:hover': { color: quiet ? 'text.primary' : undefined },
        },
        ...(Array.isArray(sx) ? sx : [sx]),
      ]}
    >
      {children}
    </MuiLink>
  );
}
