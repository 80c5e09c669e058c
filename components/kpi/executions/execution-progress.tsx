'use client';

import { Box, Button, DialogActions, DialogContent, LinearProgress, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { countOf } from '../../shared/format';
import type { ExecutionView } from './follow-execution';
import { phaseInWords } from './phase-in-words';
import type { RunState } from './use-execution-run';

const TICK_MS = 100;

interface ExecutionProgressProps {
  run: Extract<RunState, { kind: 'open' }>;
  onCancel: () => void;
  onHide: () => void;
}

/** A run in progress: what it does now, the rows so far and the time it has taken. */
export function ExecutionProgress({ run, onCancel, onHide }: ExecutionProgressProps) {
  const { view, cancelling, startedAtMs } = run;
  const rows = view?.progress?.rows ?? null;
  return (
    <>
      <DialogContent>
        <Box sx={{ py: 4.5, display: 'grid', gap: 1.25, justifyItems: 'center', textAlign: 'center' }}>
          <Typography variant="h2" component="p" role="status">
            {cancelling ? 'Stopping' : phaseInWords(view)}
          </Typography>
          <LinearProgress aria-label="Executing" sx={{ width: 240, height: 4, borderRadius: 2 }} />
          <Typography
            variant="body2"
            component="div"
            sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', minHeight: 21 }}
          >
            <ElapsedTime startedAtMs={startedAtMs} />
            {rows !== null && ` · ${countOf(rows, 'row')} so far`}
          </Typography>
          <Box sx={{ minHeight: 20, fontSize: '0.8125rem', color: 'text.secondary' }}>{noteOf(view)}</Box>
        </Box>
      </DialogContent>
      <DialogActions>
        <Box sx={{ flex: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
          Closing this does not stop it; you are told when it has finished.
        </Box>
        <Button
          variant="outlined"
          disabled={run.executionId === null || cancelling}
          loading={cancelling}
          onClick={onCancel}
        >
          Cancel execution
        </Button>
        <Button variant="outlined" onClick={onHide}>
          Run in the background
        </Button>
      </DialogActions>
    </>
  );
}

function noteOf(view: ExecutionView | null): string {
  switch (view?.connection) {
    case 'lost':
      return 'The server cannot be reached at the moment. Looking again by itself.';
    case undefined:
    case 'live':
    case 'polling':
      return '';
  }
}

function ElapsedTime({ startedAtMs }: { startedAtMs: number }) {
  const [nowMs, setNowMs] = useState(startedAtMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span role="timer">{(Math.max(0, nowMs - startedAtMs) / 1_000).toFixed(1)} s</span>;
}
