'use client';

import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import {
  Button,
  LinearProgress,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import type { z } from 'zod';
import type { AllocationPagination } from '@/lib/allocation/execution-schemas';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { GridFooter } from '../../shared/grid/grid-footer';
import { tableStyles } from '../../shared/section';
import { StaleNotice } from '../../shared/stale-notice';
import { isNarrowed, PAGE_SIZES, unfiltered } from './detail-state';
import type { DetailView } from './use-detail-state';

export interface ResultColumn<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** Stays on one line. */
  readonly tight?: boolean;
  readonly width?: number;
}

interface Page<Row> {
  readonly data: readonly Row[];
  readonly pagination: z.infer<typeof AllocationPagination>;
}

interface ResultTableProps<Row> {
  label: string;
  columns: readonly ResultColumn<Row>[];
  query: UseQueryResult<Page<Row>>;
  keyOf: (row: Row) => string;
  view: DetailView;
  /** Said when there is nothing at all, whatever the filters. */
  empty: ReactNode;
}

/** Rows of a result, paged and filtered by the server. */
export function ResultTable<Row>(props: ResultTableProps<Row>) {
  const { label, columns, query, view } = props;
  const { state, turn } = view;
  const scrollRef = useRef<HTMLDivElement>(null);
  const { data, isFetching } = query;
  if (!data && query.isError) {
    return <ErrorState error={query.error} what={label.toLowerCase()} onRetry={query.refetch} />;
  }
  return (
    <>
      {data && <StaleNotice error={query.error} onRetry={query.refetch} />}
      <TableContainer
        ref={scrollRef}
        tabIndex={0}
        role="region"
        aria-label={`${label}, scrollable`}
        aria-busy={isFetching}
        sx={{
          position: 'relative',
          maxHeight: 'max(360px, calc(100dvh - 240px))',
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        {isFetching && data && (
          <LinearProgress
            aria-label="Refreshing"
            sx={{ position: 'sticky', top: 0, left: 0, height: 2, mb: '-2px', zIndex: 3 }}
          />
        )}
        <Table stickyHeader aria-label={label} sx={tableStyles}>
          <Head columns={columns} />
          <TableBody>
            {data ? <Rows {...props} rows={data.data} /> : <SkeletonRows columns={columns.length} />}
          </TableBody>
        </Table>
        {data?.data.length === 0 && (
          <NothingFound view={view} empty={props.empty} total={data.pagination.total} />
        )}
      </TableContainer>
      <GridFooter
        total={data?.pagination.total ?? 0}
        page={Math.max(1, state.page)}
        pageSize={state.size}
        pageSizes={PAGE_SIZES}
        onPage={(page, size) => {
          scrollRef.current?.scrollTo({ top: 0 });
          turn(page, size);
        }}
      />
    </>
  );
}

function Head<Row>({ columns }: Pick<ResultTableProps<Row>, 'columns'>) {
  return (
    <TableHead>
      <TableRow>
        {columns.map(({ label, numeric, width }) => (
          <TableCell key={label} align={numeric ? 'right' : undefined} sx={{ width }}>
            {label}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
}

function Rows<Row>({ rows, columns, keyOf }: ResultTableProps<Row> & { rows: readonly Row[] }) {
  return rows.map((row) => (
    <TableRow key={keyOf(row)}>
      {columns.map(({ label, cell, numeric, tight }) => (
        <TableCell
          key={label}
          align={numeric ? 'right' : undefined}
          sx={{ whiteSpace: tight ? 'nowrap' : undefined }}
        >
          {cell(row)}
        </TableCell>
      ))}
    </TableRow>
  ));
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

function SkeletonRows({ columns }: { columns: number }) {
  return skeletonRows.map((row) => (
    <TableRow key={row}>
      {Array.from({ length: columns }, (_, column) => `${row} ${column}`).map((key) => (
        <TableCell key={key}>
          <Skeleton width="70%" />
        </TableCell>
      ))}
    </TableRow>
  ));
}

interface NothingFoundProps {
  view: DetailView;
  empty: ReactNode;
  total: number;
}

function NothingFound({ view, empty, total }: NothingFoundProps) {
  const { state, narrow } = view;
  if (total > 0) {
    return (
      <EmptyState
        Icon={SearchOffRounded}
        title={`There is no page ${state.page}`}
        action={
          <Button variant="outlined" onClick={() => narrow({})}>
            First page
          </Button>
        }
      />
    );
  }
  if (!isNarrowed(state))
    return (
      <EmptyState Icon={SearchOffRounded} title="Nothing here">
        {empty}
      </EmptyState>
    );
  return (
    <EmptyState
      Icon={SearchOffRounded}
      title="Nothing matches the filters"
      action={
        <Button variant="outlined" onClick={() => narrow(unfiltered)}>
          Clear filters
        </Button>
      }
    />
  );
}
