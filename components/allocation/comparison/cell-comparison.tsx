import { Box } from '@mui/material';
import type { AllocationComparison } from '@/lib/allocation/result-schemas';
import { formatNumber } from '../../shared/format';
import { DifferenceTable } from './difference-table';

type Cell = AllocationComparison['cells']['rows'][number];

/** Demand whose need or fill differs. */
export function CellComparison({ cells }: Pick<AllocationComparison, 'cells'>) {
  return (
    <DifferenceTable
      title="Demand"
      rows={cells.rows}
      total={cells.total}
      keyOf={(cell) => [cell.month, cell.year, cell.lob, cell.state, cell.work_type].join('\n')}
      same="Every cell has the same need and the same fill."
      columns={[
        { label: 'Month', cell: ({ month, year }) => `${month} ${year}` },
        { label: 'LOB', cell: ({ lob }) => lob },
        { label: 'State', cell: ({ state }) => state },
        { label: 'Work type', cell: ({ work_type }) => work_type },
        { label: 'A filled / needed', numeric: true, cell: ({ left }) => fillOf(left) },
        { label: 'B filled / needed', numeric: true, cell: ({ right }) => fillOf(right) },
        { label: 'Filled, A to B', numeric: true, cell: (cell) => <Change cell={cell} /> },
      ]}
    />
  );
}

const fillOf = (side: Cell['left']) =>
  side === null ? 'not asked for' : `${formatNumber(side.fte_filled)} / ${formatNumber(side.fte_needed)}`;

function Change({ cell: { left, right } }: { cell: Cell }) {
  const change = (right?.fte_filled ?? 0) - (left?.fte_filled ?? 0);
  if (change === 0) return <>0</>;
  return (
    <Box component="span" sx={{ fontWeight: 560, color: change > 0 ? 'tone.good.text' : 'tone.bad.text' }}>
      {change > 0 ? '+' : '−'}
      {formatNumber(Math.abs(change))}
    </Box>
  );
}
