'use client';

import {
  Checkbox,
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
import type { KpiColumn } from './kpi-columns';
import type { KpiListState } from './kpi-list-state';
import { KpiRow } from './kpi-row';
import type { KpiSelection } from './use-kpi-selection';

type SortKey = KpiListState['sort'];

interface KpiTableProps {
  kpis: readonly Kpi[] | undefined;
  columns: readonly KpiColumn[];
  /** The KPI whose details are open. */
  openId: number | null;
  sort: SortKey;
  order: 'asc' | 'desc';
  /** New rows are on their way; the old ones stay. */
  refreshing: boolean;
  selection: KpiSelection;
  actions: KpiActions;
  /** Shown in place of rows when there are none. */
  empty: ReactNode;
  onSort: (sort: SortKey, order: 'asc' | 'desc') => void;
}

/** The definitions with their latest execution. Columns give way as the table's own width shrinks. */
export function KpiTable(props: KpiTableProps) {
  const { kpis, columns, refreshing } = props;
  return (
    <TableContainer sx={frame}>
      {refreshing && (
        <LinearProgress aria-label="Refreshing" sx={{ position: 'absolute', inset: '0 0 auto', height: 2 }} />
      )}
      <Table aria-label="KPI definitions" aria-busy={!kpis || refreshing}>
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <PageCheckbox selection={props.selection} />
            </TableCell>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} {...props} />
            ))}
            <TableCell sx={{ pl: 0 }}>
              <VisuallyHidden>Actions</VisuallyHidden>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {kpis ? (
            kpis.map((kpi) => (
              <KpiRow
                key={kpi.id}
                kpi={kpi}
                columns={columns}
                open={kpi.id === props.openId}
                selection={props.selection}
                actions={props.actions}
              />
            ))
          ) : (
            <SkeletonRows columns={columns} />
          )}
        </TableBody>
      </Table>
      {kpis?.length === 0 && props.empty}
    </TableContainer>
  );
}

function PageCheckbox({ selection }: { selection: KpiSelection }) {
  return (
    <Checkbox
      size="small"
      checked={selection.share === 'all'}
      indeterminate={selection.share === 'some'}
      onChange={selection.togglePage}
      slotProps={{ input: { 'aria-label': 'Select all on this page' } }}
    />
  );
}

type HeadCellProps = { column: KpiColumn } & Pick<KpiTableProps, 'sort' | 'order' | 'onSort'>;

function HeadCell({ column, sort, order, onSort }: HeadCellProps) {
  const { key, label, shown, numeric, width } = column;
  const active = key === sort;
  return (
    <TableCell
      className={shown}
      align={numeric ? 'right' : undefined}
      sortDirection={active ? order : false}
      sx={{ width }}
    >
      <TableSortLabel
        active={active}
        direction={active ? order : 'asc'}
        onClick={() => onSort(key, active && order === 'asc' ? 'desc' : 'asc')}
      >
        {label}
      </TableSortLabel>
    </TableCell>
  );
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function SkeletonRows({ columns }: { columns: readonly KpiColumn[] }) {
  return skeletonRows.map((row) => (
    <TableRow key={row} sx={{ '& > *': { height: 61 } }}>
      <TableCell padding="checkbox">
        <Checkbox size="small" disabled slotProps={{ input: { 'aria-hidden': true, tabIndex: -1 } }} />
      </TableCell>
      {columns.map(({ key, shown }) => (
        <TableCell key={key} className={shown}>
          <Skeleton width={key === 'name' ? '70%' : '80%'} />
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
  '& .MuiTableCell-paddingCheckbox': { width: 40, pl: 0.75, pr: 0, '& .MuiCheckbox-root': { p: 0.75 } },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  '& .narrow-only, & .small-only': { display: 'none' },
  '@container (max-width: 1099px)': { '& .roomy-only': { display: 'none' } },
  '@container (max-width: 819px)': {
    '& .wide-only': { display: 'none' },
    '& .narrow-only': { display: 'inline-flex' },
  },
  '@container (max-width: 639px)': { 'td .not-tight': { display: 'none' } },
  '@container (max-width: 559px)': {
    '& .not-small': { display: 'none' },
    '& .small-only': { display: 'flex' },
  },
};
