'use client';

import { Box, Checkbox, TableCell, TableRow } from '@mui/material';
import { useRouter } from 'next/navigation';
import type { MouseEvent } from 'react';
import type { AllocationExecution } from '@/lib/allocation/execution-schemas';
import { formatTimestamp } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { TextLink } from '../../shared/text-link';
import { allocationPath } from '../allocation-paths';
import { AllocationStatusBadge } from '../allocation-status-badge';
import { errorWords } from '../allocation-words';
import { executionsColumns } from './executions-columns';
import { SuccessRate } from './success-rate';

interface ExecutionsRowProps {
  execution: AllocationExecution;
  chosen: boolean;
  onChoose: () => void;
}

const OWN_CLICKS = 'a, button, input, label';

/** One execution. A click anywhere opens it; month and year are the link for the keyboard. */
export function ExecutionsRow({ execution, chosen, onChoose }: ExecutionsRowProps) {
  const router = useRouter();
  const { execution_id: id, month, year, start_time } = execution;
  const open = (event: MouseEvent<HTMLElement>) => {
    const onControl = event.target instanceof Element && event.target.closest(OWN_CLICKS);
    if (!onControl && !window.getSelection()?.toString()) router.push(allocationPath(id));
  };
  return (
    <TableRow hover selected={chosen} onClick={open} sx={{ cursor: 'pointer', '& > *': { height: 45 } }}>
      <TableCell padding="checkbox">
        <Checkbox
          size="small"
          checked={chosen}
          onChange={onChoose}
          slotProps={{
            input: { 'aria-label': `Compare ${month} ${year}, started ${formatTimestamp(start_time)}` },
          }}
        />
      </TableCell>
      <TableCell sx={{ minWidth: 150 }}>
        <TextLink href={allocationPath(id)} sx={{ color: 'text.primary', fontWeight: 580 }}>
          {month} {year}
        </TextLink>
        <SmallFacts execution={execution} />
      </TableCell>
      {executionsColumns.map(({ key, shown, numeric, maxWidth, cell }) => (
        <TableCell
          key={key}
          className={shown}
          align={numeric ? 'right' : undefined}
          sx={{ maxWidth, fontVariantNumeric: 'tabular-nums' }}
        >
          {cell(execution)}
        </TableCell>
      ))}
    </TableRow>
  );
}

/** Everything else, where the table is too narrow for columns. */
function SmallFacts({ execution }: { execution: AllocationExecution }) {
  const { status, error_type, start_time, uploaded_by, allocation_success_rate: rate } = execution;
  return (
    <Box className="small-only" sx={smallFacts}>
      <AllocationStatusBadge status={status} error_type={error_type} />
      <span>
        <RelativeTime timestamp={start_time} /> by {uploaded_by}
      </span>
      {rate !== null && <SuccessRate rate={rate} />}
      {error_type !== null && error_type !== 'CANCELLED' && <span>{errorWords[error_type]}</span>}
    </Box>
  );
}

const smallFacts = {
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  columnGap: 1,
  rowGap: 0.75,
  mt: 0.75,
  fontSize: '0.75rem',
  color: 'text.secondary',
  overflowWrap: 'anywhere',
};
