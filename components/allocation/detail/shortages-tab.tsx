'use client';

import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Shortage } from '@/lib/allocation/result-schemas';
import { formatNumber } from '../../shared/format';
import { shortagesOptions } from '../result-queries';
import { toRowsRequest } from './detail-state';
import { OpenRows } from './open-rows';
import { ResultFilters } from './result-filters';
import { type ResultColumn, ResultTable } from './result-table';
import { type DetailView, useDetailState } from './use-detail-state';

/** Why cells are not filled, the largest first. */
export function ShortagesTab({ executionId }: { executionId: string }) {
  const view = useDetailState();
  const shortages = useQuery(shortagesOptions(toRowsRequest(executionId, view.state)));
  return (
    <>
      <ResultFilters executionId={executionId} view={view} />
      <ResultTable
        label="Shortages"
        columns={columnsFor(view)}
        query={shortages}
        keyOf={({ cell_id }) => String(cell_id)}
        view={view}
        empty="Every cell is filled."
      />
    </>
  );
}

const columnsFor = ({ open }: DetailView): readonly ResultColumn<Shortage>[] => [
  {
    label: 'Where',
    cell: ({ lob, state, work_type, month, year }) => (
      <>
        <Box sx={{ fontWeight: 560 }}>{lob}</Box>
        <Box sx={{ color: 'text.secondary', minWidth: { xs: 150, md: 250 } }}>
          {state} · {work_type} · {month} {year}
        </Box>
      </>
    ),
  },
  {
    label: 'Unfilled',
    numeric: true,
    cell: ({ unfilled }) => (
      <Box component="span" sx={{ fontWeight: 600, color: 'tone.bad.text' }}>
        {formatNumber(unfilled)}
      </Box>
    ),
  },
  {
    label: 'Filled of needed',
    numeric: true,
    tight: true,
    cell: (row) => (
      <>
        <OpenRows
          label={`${row.fte_filled} vendors in ${row.lob}, ${row.state}, ${row.work_type}, ${row.month}`}
          onOpen={() => open('vendors', { cell: row.cell_id })}
        >
          {formatNumber(row.fte_filled)}
        </OpenRows>{' '}
        / {formatNumber(row.fte_needed)}
      </>
    ),
  },
  {
    label: 'Could work here',
    numeric: true,
    cell: (row) => (
      <OpenRows
        label={`Vendors of ${row.platform}, ${row.locality}, ${row.month}, of whom ${row.eligible} could work here`}
        onOpen={() => open('vendors', { month: row.month, platform: row.platform, locality: row.locality })}
      >
        {formatNumber(row.eligible)}
      </OpenRows>
    ),
  },
  {
    label: 'Why',
    cell: ({ explanation }) => <Box sx={{ minWidth: 240, maxWidth: 720 }}>{explanation}</Box>,
  },
];
