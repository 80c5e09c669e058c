import AssignmentIndRounded from '@mui/icons-material/AssignmentIndRounded';
import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import { Button } from '@mui/material';
import NextLink from 'next/link';
import { MONTH_NAMES } from '@/lib/shared/month-names';
import { EmptyState } from '../../shared/empty-state';
import { NEW_ALLOCATION_PATH } from '../allocation-paths';
import { SampleLinks } from '../sample-links';

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
      download sample workbooks that upload as they are. <SamplesOfThisMonth />
    </EmptyState>
  );
}

function SamplesOfThisMonth() {
  const now = new Date();
  return <SampleLinks month={MONTH_NAMES[now.getUTCMonth()] ?? MONTH_NAMES[0]} year={now.getUTCFullYear()} />;
}
