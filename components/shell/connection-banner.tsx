'use client';

import CloudDoneRounded from '@mui/icons-material/CloudDoneRounded';
import CloudOffRounded from '@mui/icons-material/CloudOffRounded';
import { Box, Button } from '@mui/material';
import { useConnection } from './use-connection';

/** Says that the server does not answer, until it does. Floats, so that nothing moves when it comes or goes. */
export function ConnectionBanner() {
  const { connection, checkNow } = useConnection();
  const lost = connection === 'lost';
  return (
    <Box role="status" sx={place}>
      {connection !== 'ok' && (
        <Box sx={[pill, { borderColor: lost ? 'tone.warn.solid' : 'tone.good.solid' }]}>
          {lost ? (
            <CloudOffRounded aria-hidden sx={{ fontSize: 18, color: 'tone.warn.solid' }} />
          ) : (
            <CloudDoneRounded aria-hidden sx={{ fontSize: 18, color: 'tone.good.solid' }} />
          )}
          {lost ? 'Connection lost, trying again…' : 'Connected again'}
          {lost && <Button onClick={checkNow}>Try now</Button>}
        </Box>
      )}
    </Box>
  );
}

const place = {
  position: 'fixed',
  top: { xs: 60, md: 10 },
  left: 0,
  right: 0,
  zIndex: 'snackbar',
  display: 'flex',
  justifyContent: 'center',
  pointerEvents: 'none',
} as const;

const pill = {
  display: 'flex',
  alignItems: 'center',
  gap: 1,
  minHeight: 40,
  pl: 1.75,
  pr: 1,
  borderRadius: '20px',
  border: 1,
  bgcolor: 'background.paper',
  boxShadow: '0 8px 28px rgb(10 14 25 / 0.16)',
  fontSize: '0.8125rem',
  fontWeight: 560,
  pointerEvents: 'auto',
} as const;
