'use client';

import { Button } from '@mui/material';
import { isLostConnection } from '@/lib/shared/call-endpoint';
import { Banner } from './banner';
import { explainError } from './explain-error';

/**
 * What is shown is older than it should be: says why, and offers to ask again. Nothing while all is well; a lost
 * connection is the console's to tell.
 */
export function StaleNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!error || isLostConnection(error)) return null;
  return (
    <Banner
      kind="warning"
      title="This could not be refreshed"
      action={
        <Button variant="outlined" onClick={onRetry} sx={{ flexShrink: 0 }}>
          Try again
        </Button>
      }
    >
      {explainError(error).message}
    </Banner>
  );
}
