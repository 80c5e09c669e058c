import AssignmentIndRounded from '@mui/icons-material/AssignmentIndRounded';
import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import { Box, Button, Link } from '@mui/material';
import NextLink from 'next/link';
import { getForecastTemplateEndpoint, getRosterTemplateEndpoint } from '@/lib/allocation/input-endpoints';
import { endpointUrl } from '@/lib/shared/call-endpoint';
import { MONTH_NAMES } from '@/lib/shared/month-names';
import { EmptyState } from '../../shared/empty-state';
import { NEW_ALLOCATION_PATH } from '../allocation-paths';

/** An empty list: nothing matches, or nothing was allocated yet. */
export function NoExecutions({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        Icon={SearchOffRounded}
        title="No allocation matches"
        action={
          <Button variant="outlined" onClick={onClear}>
            Clear filters
          </Button>
        }
      >
        Others are there.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      Icon={AssignmentIndRounded}
      title="No allocations yet"
      action={
        <Button variant="contained" component={NextLink} href={NEW_ALLOCATION_PATH}>
          New allocation
        </Button>
      }
    >
      Upload a forecast and a roster, and vendors are allocated to what the forecast asks for. To try it,
      download sample workbooks that upload as they are: <SampleLinks />
    </EmptyState>
  );
}

function SampleLinks() {
  const now = new Date();
  const month = MONTH_NAMES[now.getUTCMonth()] ?? MONTH_NAMES[0];
  const request = { month, year: now.getUTCFullYear() };
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <Link href={endpointUrl(getForecastTemplateEndpoint, request)} download>
        forecast
      </Link>
      {' and '}
      <Link href={endpointUrl(getRosterTemplateEndpoint, request)} download>
        roster
      </Link>
      .
    </Box>
  );
}
