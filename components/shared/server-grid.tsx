'use client';

import { Box, Skeleton } from '@mui/material';
import dynamic from 'next/dynamic';
import { GridFooter } from './grid/grid-footer';
import { BusyNote, NoRows, PastTheEnd } from './grid/grid-overlays';
import { HEAD_PX, rowHeights, SCROLL_PX, type ServerGridProps } from './server-grid-props';

/** Room for the rows of a page, within as much of the window as leaves the toolbar in sight. */
function heightOf({ totalUnfiltered, pageSize, preferences }: ServerGridProps): string {
  const rows = Math.min(totalUnfiltered, pageSize) * rowHeights[preferences.density];
  return `min(var(--grid-most), ${Math.max(240, HEAD_PX + rows + SCROLL_PX)}px)`;
}

const LazyGrid = dynamic(() => import('./server-grid-table').then((module) => module.ServerGridTable), {
  ssr: false,
  loading: () => <GridSkeleton />,
});

/** A grid whose paging, sorting and filtering happen on the server. Its code is loaded when first shown. */
export function ServerGrid(props: ServerGridProps) {
  const { rows, total, page, pageSize, loading } = props;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <>
      <Box
        sx={{
          position: 'relative',
          '--grid-most': {
            xs: 'clamp(320px, calc(100dvh - 260px), 900px)',
            sm: 'clamp(360px, calc(100dvh - 196px), 900px)',
          },
          height: heightOf(props),
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <BusyNote busy={loading && rows !== undefined} note={props.busyNote} />
        {rows === undefined ? (
          <GridSkeleton />
        ) : rows.length === 0 && page > pages && !loading ? (
          <PastTheEnd page={page} pages={pages} onPage={(target) => props.onPage(target, pageSize)} />
        ) : props.totalUnfiltered === 0 ? (
          <NoRows narrowed={false} onClear={props.onClear} />
        ) : (
          <LazyGrid {...props} rows={rows} />
        )}
      </Box>
      <GridFooter
        total={total}
        page={page}
        pageSize={pageSize}
        pageSizes={props.pageSizes}
        onPage={props.onPage}
      />
    </>
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
