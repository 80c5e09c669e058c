import ErrorRounded from '@mui/icons-material/ErrorRounded';
import InfoRounded from '@mui/icons-material/InfoRounded';
import WarningRounded from '@mui/icons-material/WarningRounded';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';

const looks = {
  info: { tone: 'info', Icon: InfoRounded },
  warning: { tone: 'warn', Icon: WarningRounded },
  error: { tone: 'bad', Icon: ErrorRounded },
} as const;

interface BannerProps {
  kind: keyof typeof looks;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Something the reader must know about what follows. */
export function Banner({ kind, title, children, action }: BannerProps) {
  const { tone, Icon } = looks[kind];
  return (
    <Box
      role={kind === 'error' ? 'alert' : 'status'}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'flex-start',
        gap: 1.25,
        px: 1.75,
        py: 1.25,
        borderRadius: '10px',
        bgcolor: `tone.${tone}.tint`,
        color: 'text.primary',
        fontSize: '0.8125rem',
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 18, mt: '1px', color: `tone.${tone}.solid` }} />
      <Box sx={{ flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: 580, color: `tone.${tone}.text` }}>{title}</Box>
        {children}
      </Box>
      {action}
    </Box>
  );
}
