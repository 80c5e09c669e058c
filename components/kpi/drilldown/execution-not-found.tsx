'use client';

import ManageSearchRounded from '@mui/icons-material/ManageSearchRounded';
import { Button } from '@mui/material';
import NextLink from 'next/link';
import { useParams } from 'next/navigation';
import { EmptyState } from '../../shared/empty-state';
import { VisuallyHidden } from '../../shared/visually-hidden';

/** An execution that is not there: what may have become of it, and where to look. */
export function ExecutionNotFound() {
  const { executionId } = useParams<{ executionId: string }>();
  return (
    <>
      <VisuallyHidden as="h1">Execution not found</VisuallyHidden>
      <EmptyState
        Icon={ManageSearchRounded}
        title={
          /^\d+$/.test(executionId) ? `There is no execution ${executionId}` : 'There is no such execution'
        }
        action={
          <>
            <Button variant="contained" component={NextLink} href="/landing-kpi">
              Go to the KPIs
            </Button>
            <Button variant="outlined" component={NextLink} href="/landing-kpi?state=inactive">
              Look among the deleted ones
            </Button>
          </>
        }
      >
        It was removed together with its KPI, permanently, or the link is mistyped. The history of a KPI lists
        all executions that are left.
      </EmptyState>
    </>
  );
}
