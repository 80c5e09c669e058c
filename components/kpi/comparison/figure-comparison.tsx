import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { Execution } from '@/lib/kpi/execution-schemas';
import { formatDuration, formatNumber, formatShare } from '../../shared/format';
import { Section } from '../../shared/section';
import { ValueChange } from '../executions/value-change';

interface Figure {
  readonly label: string;
  readonly of: (execution: Execution) => number | null;
  readonly format: (value: number) => string;
}

const ifSucceeded =
  (read: (execution: Execution) => number | null) =>
  (execution: Execution): number | null =>
    execution.execution_status === 'success' ? read(execution) : null;

const figures: readonly Figure[] = [
  { label: 'Value', of: ifSucceeded(({ value }) => value), format: formatNumber },
  { label: 'Records', of: ifSucceeded(({ number_of_records }) => number_of_records), format: formatNumber },
  { label: 'Records that match', of: ifSucceeded((it) => it.total_available), format: formatNumber },
  { label: 'Duration', of: ({ execution_time_ms }) => execution_time_ms, format: formatDuration },
  { label: 'Confidence', of: ({ confidence_score }) => confidence_score, format: formatShare },
];

/** What came out of both, and how it changed from A to B. */
export function FigureComparison({ left, right }: { left: Execution; right: Execution }) {
  return (
    <Section title="Result">
      <Table aria-label="Result" sx={tableStyles}>
        <TableHead>
          <TableRow>
            <TableCell>Figure</TableCell>
            <TableCell align="right">A</TableCell>
            <TableCell align="right">B</TableCell>
            <TableCell className="roomy-only" sx={{ width: '30%' }}>
              From A to B
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {figures.map((figure) => (
            <FigureRow key={figure.label} figure={figure} left={left} right={right} />
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function FigureRow({ figure, left, right }: { figure: Figure; left: Execution; right: Execution }) {
  const [before, now] = [figure.of(left), figure.of(right)];
  const text = (value: number | null) => (value === null ? '–' : figure.format(value));
  const change =
    figure.format === formatNumber || before === now ? <ValueChange now={now} before={before} /> : null;
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>
        {figure.label}
      </TableCell>
      <TableCell align="right">{text(before)}</TableCell>
      <TableCell align="right">
        {text(now)}
        {change && <Box className="small-only">{change}</Box>}
      </TableCell>
      <TableCell className="roomy-only">{change}</TableCell>
    </TableRow>
  );
}

const tableStyles = {
  '& .MuiTableCell-root': { px: { xs: 1.5, sm: 2.25 }, verticalAlign: 'top' },
  '& td': { fontVariantNumeric: 'tabular-nums', fontWeight: 560 },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  '& .roomy-only': { display: { xs: 'none', sm: 'table-cell' } },
  '& .small-only': { display: { xs: 'block', sm: 'none' } },
};
