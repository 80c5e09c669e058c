'use client';

import { Box, Skeleton } from '@mui/material';
import dynamic from 'next/dynamic';
import type { CellValue } from '@/lib/shared/wire';
import type { GridPreferences } from './use-grid-preferences';

export interface GridSort {
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

export interface ServerGridProps {
  label: string;
  columns: readonly { name: string; type: string }[];
  /** Undefined until the first page has arrived. */
  rows: readonly Record<string, CellValue>[] | undefined;
  /** What can be paged. */
  total: number;
  /** From 1. */
  page: number;
  pageSize: number;
  pageSizes: readonly number[];
  sort: GridSort | null;
  loading: boolean;
  preferences: GridPreferences;
  /** A search or a filter is on: an empty grid then says so. */
  narrowed: boolean;
  onClear: () => void;
  onPage: (page: number, pageSize: number) => void;
  onSort: (sort: GridSort | null) => void;
}

/** Height of a grid: as much of the window as leaves its toolbar in sight. */
export const GRID_HEIGHT = 'clamp(360px, calc(100dvh - 190px), 880px)';

const LazyGrid = dynamic(() => import('./server-grid-table').then((module) => module.ServerGridTable), {
  ssr: false,
  loading: () => <GridSkeleton />,
});

/** A grid whose paging, sorting and filtering happen on the server. Its code is loaded when first shown. */
export function ServerGrid(props: ServerGridProps) {
  return (
    <Box sx={{ height: GRID_HEIGHT, borderTop: 1, borderColor: 'divider' }}>
      {props.rows ? <LazyGrid {...props} rows={props.rows} /> : <GridSkeleton />}
    </Box>
  );
}

const lines = Array.from({ length: 14 }, (_, index) => `line ${index}`);

function GridSkeleton() {
  return (
    <Box aria-busy="true" aria-label="Loading rows" role="status" sx={{ height: '100%', overflow: 'hidden' }}>
      {lines.map((line, index) => (
        <Box
          key={line}
          sx={{
            display: 'grid',
            gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
            gap: 3,
            alignItems: 'center',
            height: index === 0 ? 38 : 36,
            px: 1.5,
            borderBottom: 1,
            borderColor: 'divider',
            bgcolor: index === 0 ? 'surface.sunken' : undefined,
          }}
        >
          <Skeleton width="60%" />
          <Skeleton width="80%" />
          <Skeleton width="50%" />
          <Skeleton width="70%" />
        </Box>
      ))}
    </Box>
  );
}
