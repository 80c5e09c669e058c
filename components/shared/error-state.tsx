'use client';

import CloudOffRounded from '@mui/icons-material/CloudOffRounded';
import { Button } from '@mui/material';
import { EmptyState } from './empty-state';
import { explainError } from './explain-error';

interface ErrorStateProps {
  error: unknown;
  /** What could not be loaded, e.g. "the KPIs". */
  what: string;
  onRetry: () => void;
}

/** A failed load: what failed, why, and a way to try again. */
export function ErrorState({ error, what, onRetry }: ErrorStateProps) {
  const { message, requestId } = explainError(error);
  return (
    <div role="alert">
      <EmptyState
        Icon={CloudOffRounded}
        title={`Could not load ${what}`}
        action={
          <Button variant="outlined" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {message}
        {requestId && <div>Request {requestId}</div>}
      </EmptyState>
    </div>
  );
}
