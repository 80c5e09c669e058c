'use client';

import { Box, Button } from '@mui/material';
import { explainError } from '../../shared/explain-error';

/** The sentence could not be read because the call failed, not because of its words. */
export function ReadingFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Box role="alert" sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>{explainError(error).message}</Box>
      <Button variant="outlined" onClick={onRetry}>
        Try again
      </Button>
    </Box>
  );
}
