'use client';

import { Box, Button, DialogActions, DialogContent, LinearProgress, Typography } from '@mui/material';
import { useEffect, useState } from 'react';

const TICK_MS = 100;

/** A run in progress, with the time it has taken so far. */
export function ExecutionProgress({ startedAtMs, onHide }: { startedAtMs: number; onHide: () => void }) {
  const [nowMs, setNowMs] = useState(startedAtMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const elapsedSeconds = Math.max(0, nowMs - startedAtMs) / 1_000;
  return (
    <>
      <DialogContent>
        <Box sx={{ py: 5, display: 'grid', gap: 1.5, justifyItems: 'center', textAlign: 'center' }}>
          <Typography variant="h2" component="p" role="status">
            Executing
          </Typography>
          <LinearProgress aria-label="Executing" sx={{ width: 240, height: 4, borderRadius: 2 }} />
          <Typography
            variant="body2"
            role="timer"
            sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
          >
            {elapsedSeconds.toFixed(1)} s
          </Typography>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onHide}>
          Continue in the background
        </Button>
      </DialogActions>
    </>
  );
}
