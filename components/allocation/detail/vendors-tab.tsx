'use client';

import { Box, Chip, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { VendorMonth } from '@/lib/allocation/result-schemas';
import { vendorsOptions } from '../result-queries';
import { type DetailState, toVendorsRequest } from './detail-state';
import { OpenRows } from './open-rows';
import { ResultFilters } from './result-filters';
import { type ResultColumn, ResultTable } from './result-table';
import { type DetailView, useDetailState } from './use-detail-state';

/** Every vendor in every month, and where each works. */
export function VendorsTab({ executionId }: { executionId: string }) {
  const view = useDetailState();
  const { state, narrow } = view;
  const vendors = useQuery(vendorsOptions(toVendorsRequest(executionId, state)));
  return (
    <>
      <ResultFilters executionId={executionId} view={view}>
        <ToggleButtonGroup
          exclusive
          aria-label="Allocated"
          value={state.allocated}
          onChange={(_, allocated: DetailState['allocated'] | null) => allocated && narrow({ allocated })}
        >
          <ToggleButton value="all">All</ToggleButton>
          <ToggleButton value="yes">Allocated</ToggleButton>
          <ToggleButton value="no">Free</ToggleButton>
        </ToggleButtonGroup>
        {state.cell !== null && (
          <Chip
            label={`In demand cell ${state.cell}`}
            onDelete={() => narrow({ cell: null })}
            aria-label={`Only vendors in demand cell ${state.cell}; Backspace shows all`}
          />
        )}
        {state.bucket !== null && (
          <Chip
            label={`Of bucket ${state.bucket}`}
            onDelete={() => narrow({ bucket: null })}
            aria-label={`Only vendors of bucket ${state.bucket}; Backspace shows all`}
          />
        )}
      </ResultFilters>
      <ResultTable
        label="Vendors"
        columns={columnsFor(view)}
        query={vendors}
        keyOf={({ cn, month, year }) => `${cn} ${month} ${year}`}
        view={view}
        empty="The roster had no vendors that count."
      />
    </>
  );
}

const columnsFor = ({ open }: DetailView): readonly ResultColumn<VendorMonth>[] => [
  { label: 'CN', tight: true, cell: ({ cn }) => cn },
  { label: 'Name', tight: true, cell: ({ first_name, last_name }) => `${first_name} ${last_name}` },
  { label: 'Month', tight: true, cell: ({ month, year }) => `${month} ${year}` },
  { label: 'Platform', tight: true, cell: ({ platform }) => platform },
  { label: 'Location', cell: ({ location }) => location },
  { label: 'States', cell: ({ states }) => states.join(', ') || '–' },
  { label: 'Skills', cell: ({ skills }) => <Box sx={{ minWidth: 150 }}>{skills.join(', ') || 'none'}</Box> },
  {
    label: 'Works in',
    cell: ({ cell_id, lob, state, work_type }) =>
      cell_id === null ? (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          Not allocated
        </Box>
      ) : (
        <Box sx={{ minWidth: 200 }}>
          <OpenRows
            label={`All vendors in ${lob}, ${state}, ${work_type}`}
            onOpen={() => open('vendors', { cell: cell_id })}
          >
            {lob}
          </OpenRows>
          <Box sx={{ color: 'text.secondary' }}>
            {state} · {work_type}
          </Box>
        </Box>
      ),
  },
  {
    label: 'Bucket',
    numeric: true,
    cell: ({ bucket_id }) => (
      <OpenRows
        label={`Vendors of bucket ${bucket_id}`}
        onOpen={() => open('vendors', { bucket: bucket_id })}
      >
        {bucket_id}
      </OpenRows>
    ),
  },
];
