'use client';

import {
  LinearProgress,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TableSortLabel,
} from '@mui/material';
import type { ReactNode } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import { VisuallyHidden } from '../../shared/visually-hidden';
import type { KpiActions } from './kpi-actions';
import type { KpiListState } from './kpi-list-state';
import { KpiRow } from './kpi-row';

type SortKey = KpiListState['sort'];

interface Column {
  readonly label: string;
  readonly sort?: SortKey;
  readonly className?: string;
  readonly numeric?: boolean;
  readonly width?: number;
}

const columns: readonly Column[] = [
  { label: 'ID', sort: 'id', className: 'wide-only', width: 52 },
  { label: 'Name', sort: 'name', width: 232 },
  { label: 'Group', sort: 'group_name', className: 'wide-only' },
  { label: 'Sentence', className: 'roomy-only' },
  { label: 'Latest', className: 'not-small', width: 104 },
  { label: 'Value', sort: 'value', className: 'not-small', numeric: true, width: 76 },
  { label: 'Age', sort: 'latest_execution', className: 'not-small', width: 84 },
];

interface KpiTableProps {
  kpis: readonly Kpi[] | undefined;
  selectedId: number | null;
  sort: SortKey;
  order: 'asc' | 'desc';
  /** New rows are on their way; the old ones stay. */
  refreshing: boolean;
  actions: KpiActions;
  /** Shown in place of rows when there are none. */
  empty: ReactNode;
  onSort: (sort: SortKey, order: 'asc' | 'desc') => void;
}

/** The definitions with their latest execution. Columns give way as the table's own width shrinks. */
export function KpiTable(props: KpiTableProps) {
  const { kpis, refreshing } = props;
  return (
    <TableContainer sx={frame}>
      {refreshing && (
        <LinearProgress aria-label="Refreshing" sx={{ position: 'absolute', inset: '0 0 auto', height: 2 }} />
      )}
      <Table aria-label="KPI definitions" aria-busy={!kpis || refreshing}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <HeadCell key={column.label} column={column} {...props} />
            ))}
            <TableCell sx={{ pl: 0 }}>
              <VisuallyHidden>Actions</VisuallyHidden>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {kpis ? (
            kpis.map((kpi) => (
              <KpiRow key={kpi.id} kpi={kpi} selected={kpi.id === props.selectedId} actions={props.actions} />
            ))
          ) : (
            <SkeletonRows />
          )}
        </TableBody>
      </Table>
      {kpis?.length === 0 && props.empty}
    </TableContainer>
  );
}

function HeadCell({
  column,
  sort,
  order,
  onSort,
}: { column: Column } & Pick<KpiTableProps, 'sort' | 'order' | 'onSort'>) {
  const key = column.sort;
  const active = key === sort;
  return (
    <TableCell
      className={column.className}
      align={column.numeric ? 'right' : undefined}
      sortDirection={active ? order : false}
      sx={{ width: column.width }}
    >
      {key ? (
        <TableSortLabel
          active={active}
          direction={active ? order : 'asc'}
          onClick={() => onSort(key, active && order === 'asc' ? 'desc' : 'asc')}
        >
          {column.label}
        </TableSortLabel>
      ) : (
        column.label
      )}
    </TableCell>
  );
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function SkeletonRows() {
  return skeletonRows.map((row) => (
    <TableRow key={row} sx={{ '& > *': { height: 61 } }}>
      {columns.map((column) => (
        <TableCell key={column.label} className={column.className}>
          <Skeleton width={column.label === 'Name' ? '70%' : '80%'} />
        </TableCell>
      ))}
      <TableCell sx={{ pl: 0 }}>
        <Skeleton variant="rounded" width={92} height={32} sx={{ ml: 'auto' }} />
      </TableCell>
    </TableRow>
  ));
}

const frame = {
  position: 'relative',
  containerType: 'inline-size',
  border: 1,
  borderColor: 'divider',
  borderRadius: '10px',
  bgcolor: 'background.paper',
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  '& .narrow-only, & .small-only': { display: 'none' },
  '@container (max-width: 1099px)': { '& .roomy-only': { display: 'none' } },
  '@container (max-width: 819px)': {
    '& .wide-only': { display: 'none' },
    '& .narrow-only': { display: 'block' },
  },
  '@container (max-width: 559px)': {
    '& .not-small': { display: 'none' },
    '& .small-only': { display: 'flex' },
  },
};
