import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';
import type { AllocationComparison } from '@/lib/allocation/result-schemas';
import { DifferenceMark } from '../../shared/difference-mark';
import { formatNumber, formatShare, formatTimestamp } from '../../shared/format';
import { Section, tableStyles } from '../../shared/section';
import { TextLink } from '../../shared/text-link';
import { allocationPath } from '../allocation-paths';
import { AllocationStatusBadge } from '../allocation-status-badge';

type Side = AllocationComparison['left'];

interface Line {
  readonly label: string;
  readonly of: (side: Side) => ReactNode;
  /** What decides whether the sides differ; undefined where it says nothing. */
  readonly differs?: (comparison: AllocationComparison) => boolean;
}

const numberOf = (value: number | null) => (value === null ? '–' : formatNumber(value));
const unequal =
  (of: (side: Side) => unknown) =>
  ({ left, right }: AllocationComparison) =>
    of(left) !== of(right);

const lines: readonly Line[] = [
  {
    label: 'Status',
    of: ({ status }) => <AllocationStatusBadge status={status} />,
    differs: unequal((it) => it.status),
  },
  {
    label: 'Started',
    of: ({ start_time }) => <span suppressHydrationWarning>{formatTimestamp(start_time)}</span>,
  },
  { label: 'By', of: ({ uploaded_by }) => uploaded_by },
  { label: 'Forecast', of: ({ forecast_filename }) => forecast_filename, differs: (it) => !it.same_forecast },
  { label: 'Roster', of: ({ roster_filename }) => roster_filename, differs: (it) => !it.same_roster },
  {
    label: 'Success rate',
    of: ({ allocation_success_rate: rate }) => (rate === null ? '–' : formatShare(rate)),
    differs: unequal((it) => it.allocation_success_rate),
  },
  { label: 'FTE needed', of: (it) => numberOf(it.fte_needed), differs: unequal((it) => it.fte_needed) },
  { label: 'FTE filled', of: (it) => numberOf(it.fte_filled), differs: unequal((it) => it.fte_filled) },
  {
    label: 'Records',
    of: (it) => `${formatNumber(it.records_processed)}, ${formatNumber(it.records_failed)} failed`,
    differs: unequal((it) => `${it.records_processed} ${it.records_failed}`),
  },
];

/** What both executions read and what came out of them. */
export function SideComparison({ comparison }: { comparison: AllocationComparison }) {
  return (
    <Section title="Executions">
      <TableContainer tabIndex={0} role="region" aria-label="Executions, scrollable">
        <Table aria-label="Executions" sx={tableStyles}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ width: { xs: 110, sm: 220 } }}>Name</TableCell>
              <SideHead letter="A" side={comparison.left} />
              <SideHead letter="B" side={comparison.right} />
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.label}>
                <TableCell component="th" scope="row">
                  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, fontWeight: 450 }}>
                    {line.label}
                    {line.differs && <DifferenceMark differs={line.differs(comparison)} />}
                  </Box>
                </TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{line.of(comparison.left)}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{line.of(comparison.right)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
}

function SideHead({ letter, side }: { letter: 'A' | 'B'; side: Side }) {
  return (
    <TableCell>
      <TextLink href={allocationPath(side.execution_id)} label={`Open execution ${letter}`}>
        {letter}: {side.execution_id.slice(0, 8)}
      </TextLink>
    </TableCell>
  );
}
