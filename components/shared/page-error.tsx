'use client';

import ReportProblemRounded from '@mui/icons-material/ReportProblemRounded';
import { Box, Button } from '@mui/material';
import NextLink from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { EmptyState } from './empty-state';
import { VisuallyHidden } from './visually-hidden';

interface PageErrorProps {
  /** `digest` names the entry in the server's log. */
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that could not be drawn: says so calmly, asks the server for it again, and leads elsewhere. */
export function PageError({ error, reset }: PageErrorProps) {
  const router = useRouter();
  const [retrying, startRetry] = useTransition();
  const retry = () =>
    startRetry(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert">
      <VisuallyHidden as="h1">This page could not be shown</VisuallyHidden>
      <EmptyState
        Icon={ReportProblemRounded}
        title="This page could not be shown"
        action={
          <>
            <Button variant="contained" loading={retrying} onClick={retry}>
              Try again
            </Button>
            <Button variant="outlined" component={NextLink} href="/landing-kpi">
              Go to Landing KPI
            </Button>
          </>
        }
      >
        Something went wrong on our side. Nothing that was saved is lost.
        {error.digest && (
          <Box sx={{ mt: 0.5 }}>
            In the server&apos;s log it is entry <code>{error.digest}</code>.
          </Box>
        )}
      </EmptyState>
    </div>
  );
}
