'use client';

import { Box, Button } from '@mui/material';
import { ApiError } from '@/lib/shared/call-endpoint';
import { Banner } from '../../shared/banner';
import { ErrorState } from '../../shared/error-state';
import { explainError } from '../../shared/explain-error';
import { isNarrowed } from './drilldown-state';
import { RunAgain } from './run-again';
import type { Drilldown } from './use-drilldown';

/** Why there are no rows to show: asked for in a way that cannot be answered, gone, or not reached. */
export function RowsError({ drilldown }: { drilldown: Drilldown }) {
  const { execution, state, rows, narrow } = drilldown;
  const status = rows.error instanceof ApiError ? rows.error.status : undefined;
  if (status === 400 && (isNarrowed(state) || state.sort)) {
    return (
      <Box sx={place}>
        <Banner
          kind="error"
          title="The rows cannot be shown this way"
          action={
            <Button
              variant="outlined"
              onClick={() => narrow({ search: null, filters: null, sort: null, order: null })}
            >
              Show all rows
            </Button>
          }
        >
          {explainError(rows.error).message}
        </Banner>
      </Box>
    );
  }
  if (status === 404 || status === 410) {
    return (
      <Box sx={place}>
        <Banner
          kind="error"
          title="The rows of this execution can no longer be read"
          action={<RunAgain execution={execution} />}
        >
          {explainError(rows.error).message} The SQL and the figures above are as they were.
        </Banner>
      </Box>
    );
  }
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
      <ErrorState error={rows.error} what="the rows" onRetry={rows.refetch} />
    </Box>
  );
}

const place = { p: 1.5, borderTop: 1, borderColor: 'divider' };
