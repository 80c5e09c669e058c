'use client';

import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { DemandCell } from '@/lib/allocation/result-schemas';
import { formatNumber } from '../../shared/format';
import { cellsOptions } from '../result-queries';
import { type DetailState, toCellsRequest } from './detail-state';
import { FailedRows } from './failed-rows';
import { FillBar } from './fill-bar';
import { FillSummary } from './fill-summary';
import { OpenRows } from './open-rows';
import { ResultFilters } from './result-filters';
import { type ResultColumn, ResultTable } from './result-table';
import { type DetailView, useDetailState } from './use-detail-state';

/** What was asked for and how much of it is filled, cell by cell. */
export function DemandTab({ executionId }: { executionId: string }) {
  const view = useDetailState();
  const { state, narrow } = view;
  const cells = useQuery(cellsOptions(toCellsRequest(executionId, state)));
  return (
    <>
      <FillSummary executionId={executionId} view={view} />
      <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
        <ResultFilters executionId={executionId} view={view}>
          <ToggleButtonGroup
            exclusive
            aria-label="Fill"
            value={state.fill}
            onChange={(_, fill: DetailState['fill'] | null) => fill && narrow({ fill })}
          >
            <ToggleButton value="all">All</ToggleButton>
            <ToggleButton value="unfilled">Unfilled</ToggleButton>
            <ToggleButton value="filled">Filled</ToggleButton>
          </ToggleButtonGroup>
        </ResultFilters>
      </Box>
      <ResultTable
        label="Demand cells"
        columns={columnsFor(view)}
        query={cells}
        keyOf={({ cell_id }) => String(cell_id)}
        view={view}
        empty="The forecast asked for nothing that could be computed."
      />
      <FailedRows executionId={executionId} />
    </>
  );
}

const columnsFor = ({ open }: DetailView): readonly ResultColumn<DemandCell>[] => [
  { label: 'Month', tight: true, cell: ({ month, year }) => `${month} ${year}` },
  { label: 'LOB', cell: ({ lob }) => lob },
  { label: 'Platform', tight: true, cell: ({ platform }) => platform },
  { label: 'Locality', cell: ({ locality }) => locality },
  { label: 'State', cell: ({ state }) => state },
  { label: 'Work type', cell: ({ work_type }) => work_type },
  { label: 'Volume', numeric: true, cell: ({ volume }) => formatNumber(volume) },
  {
    label: 'Filled of needed',
    tight: true,
    cell: (cell) => (
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <FillBar filled={cell.fte_filled} needed={cell.fte_needed} />
        <span>
          <OpenRows
            label={`${cell.fte_filled} vendors in ${cell.lob}, ${cell.state}, ${cell.work_type}, ${cell.month}`}
            onOpen={() => open('vendors', { cell: cell.cell_id })}
          >
            {formatNumber(cell.fte_filled)}
          </OpenRows>{' '}
          / {formatNumber(cell.fte_needed)}
        </span>
      </Box>
    ),
  },
  { label: 'Capacity', numeric: true, cell: ({ capacity }) => formatNumber(capacity) },
  { label: 'Target CPH', numeric: true, cell: ({ target_cph }) => formatNumber(target_cph) },
  { label: 'Row', numeric: true, cell: ({ source_row }) => source_row },
];
