import { Box } from '@mui/material';
import type { ElementType, ReactNode } from 'react';

/** For screen readers only. */
export function VisuallyHidden({ as = 'span', children }: { as?: ElementType; children: ReactNode }) {
  return (
    <Box
      component={as}
      sx={{
        position: 'absolute',
        width: 1,
        height: 1,
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
