import type { SvgIconComponent } from '@mui/icons-material';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  Icon: SvgIconComponent;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing to show: says why, and what to do about it. */
export function EmptyState({ Icon, title, children, action }: EmptyStateProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        textAlign: 'center',
        gap: 0.5,
        px: 3,
        py: 7,
      }}
    >
      <Box
        sx={{
          display: 'grid',
          placeItems: 'center',
          width: 44,
          height: 44,
          mb: 1,
          borderRadius: '12px',
          bgcolor: 'tone.quiet.tint',
          color: 'tone.quiet.text',
        }}
      >
        <Icon aria-hidden sx={{ fontSize: 22 }} />
      </Box>
      <Typography variant="h2" component="p">
        {title}
      </Typography>
      {children && (
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary', maxWidth: 440 }}>
          {children}
        </Typography>
      )}
      {action && <Box sx={{ mt: 1.5, display: 'flex', gap: 1 }}>{action}</Box>}
    </Box>
  );
}
