'use client';

import CompareArrowsRounded from '@mui/icons-material/CompareArrowsRounded';
import { Box, Button, CircularProgress, ListItemText, Menu, MenuItem } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import NextLink from 'next/link';
import { useState } from 'react';
import type { AllocationDetail, AllocationExecution } from '@/lib/allocation/execution-schemas';
import { explainError } from '../../shared/explain-error';
import { formatShare, formatTimestamp } from '../../shared/format';
import { allocationComparePath } from '../allocation-paths';
import { allocationListOptions } from '../allocation-queries';
import { statusWords } from '../allocation-words';

/** Executions offered, the newest ones. */
const OFFERED = 50;

/** The other executions of the same month, each a way to see both side by side. */
export function CompareMenu({ execution }: { execution: AllocationDetail }) {
  const { execution_id, month, year } = execution;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const listed = useQuery({
    ...allocationListOptions({ month, year, limit: OFFERED }),
    enabled: anchor !== null,
  });
  const others = listed.data?.data.filter((other) => other.execution_id !== execution_id);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<CompareArrowsRounded />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Compare
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': `Compare with another execution of ${month} ${year}` } }}
      >
        {others?.map((other) => (
          <MenuItem
            key={other.execution_id}
            component={NextLink}
            prefetch={false}
            href={allocationComparePath(other.execution_id, execution_id)}
          >
            <ListItemText
              primary={formatTimestamp(other.start_time)}
              secondary={outcomeOf(other)}
              slotProps={{ primary: { variant: 'body2' }, secondary: { variant: 'caption' } }}
            />
          </MenuItem>
        ))}
        {!others && !listed.isError && (
          <MenuItem disabled>
            <CircularProgress size={16} aria-label="Loading executions" />
          </MenuItem>
        )}
        {(listed.isError || others?.length === 0) && (
          <Box component="li" role="presentation" sx={{ px: 2, py: 1, fontSize: '0.8125rem', maxWidth: 280 }}>
            {listed.isError
              ? explainError(listed.error).message
              : `There is no other execution of ${month} ${year}. Rerun this one, or upload another forecast.`}
          </Box>
        )}
      </Menu>
    </>
  );
}

function outcomeOf({ status, allocation_success_rate, uploaded_by }: AllocationExecution): string {
  const rate = allocation_success_rate === null ? '' : `, ${formatShare(allocation_success_rate)}`;
  return `${statusWords[status]}${rate}, by ${uploaded_by}`;
}
