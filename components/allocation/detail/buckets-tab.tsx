'use client';

import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Bucket } from '@/lib/allocation/result-schemas';
import { formatNumber } from '../../shared/format';
import { bucketsOptions } from '../result-queries';
import { toRowsRequest } from './detail-state';
import { FillBar } from './fill-bar';
import { OpenRows } from './open-rows';
import { ResultFilters } from './result-filters';
import { type ResultColumn, ResultTable } from './result-table';
import { type DetailView, useDetailState } from './use-detail-state';

/** Vendors who can do the same, month by month, and how many of them work. */
export function BucketsTab({ executionId }: { executionId: string }) {
  const view = useDetailState();
  const buckets = useQuery(bucketsOptions(toRowsRequest(executionId, view.state)));
  return (
    <>
      <ResultFilters executionId={executionId} view={view} />
      <ResultTable
        label="Buckets"
        columns={columnsFor(view)}
        query={buckets}
        keyOf={({ bucket_id }) => String(bucket_id)}
        view={view}
        empty="The roster had no vendors that count."
      />
    </>
  );
}

const columnsFor = ({ open }: DetailView): readonly ResultColumn<Bucket>[] => [
  { label: 'Bucket', numeric: true, width: 70, cell: ({ bucket_id }) => bucket_id },
  { label: 'Month', tight: true, cell: ({ month, year }) => `${month} ${year}` },
  { label: 'Platform', tight: true, cell: ({ platform }) => platform },
  { label: 'Location', cell: ({ location }) => location },
  { label: 'Skills', cell: ({ skills }) => <Box sx={{ minWidth: 150 }}>{skills.join(', ') || 'none'}</Box> },
  {
    label: 'States',
    cell: ({ states }) => <Box sx={{ minWidth: 110 }}>{states.join(', ') || '–'}</Box>,
  },
  {
    label: 'Vendors',
    numeric: true,
    cell: ({ bucket_id, vendors }) => (
      <OpenRows
        label={`${vendors} vendors of bucket ${bucket_id}`}
        onOpen={() => open('vendors', { bucket: bucket_id })}
      >
        {formatNumber(vendors)}
      </OpenRows>
    ),
  },
  {
    label: 'Allocated',
    tight: true,
    cell: ({ bucket_id, allocated, vendors }) => (
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <FillBar filled={allocated} needed={vendors} />
        <OpenRows
          label={`${allocated} allocated vendors of bucket ${bucket_id}`}
          onOpen={() => open('vendors', { bucket: bucket_id, allocated: 'yes' })}
        >
          {formatNumber(allocated)}
        </OpenRows>
      </Box>
    ),
  },
];
