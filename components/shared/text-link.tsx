import { Link as MuiLink, type SxProps, type Theme } from '@mui/material';
import NextLink from 'next/link';
import type { ReactNode } from 'react';

interface TextLinkProps {
  href: string;
  children: ReactNode;
  /** Grey until hovered, for navigation beside content. */
  quiet?: boolean;
  sx?: SxProps<Theme>;
}

/** A link inside the console, with client-side navigation. */
export function TextLink({ href, children, quiet = false, sx = {} }: TextLinkProps) {
  return (
    <MuiLink
      component={NextLink}
      href={href}
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
