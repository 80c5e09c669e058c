'use client';

import { ErrorState } from '@/components/shared/error-state';

/** A page of the console that failed while rendering. */
export default function ConsoleError({ error, reset }: { error: Error; reset: () => void }) {
  return <ErrorState error={error} what="this page" onRetry={reset} />;
}
