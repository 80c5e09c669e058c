import { Box } from '@mui/material';
import type { ElementType, ReactNode } from 'react';

/** For screen readers only. */
export function VisuallyHidden({ as = 'span', children }: { as?: ElementType; children: ReactNode }) {
  return (
    <Box
      component={as}
      sx={{
        position: 'absolute',
        // In pixels: 1 alone would be all of the width, and widen the page.
        width: '1px',
        height: '1px',
        m: 0,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
      }}
    >
      {children}
    </Box>
  );
}
