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
} from '@mui/material';
import type { ReactNode } from 'react';
import type { AllocationExecution } from '@/lib/allocation/execution-schemas';
import { VisuallyHidden } from '../../shared/visually-hidden';
import { executionsColumns } from './executions-columns';
import { ExecutionsRow } from './executions-row';

interface ExecutionsTableProps {
  executions: readonly AllocationExecution[] | undefined;
  /** New rows are on their way; the old ones stay. */
  refreshing: boolean;
  chosen: readonly string[];
  /** Shown in place of rows when there are none. */
  empty: ReactNode;
  onChoose: (executionId: string) => void;
}

/** The executions, newest first. Columns give way as the table's own width shrinks. */
export function ExecutionsTable({ executions, refreshing, chosen, empty, onChoose }: ExecutionsTableProps) {
  return (
    <TableContainer sx={frame}>
      {refreshing && (
        <LinearProgress aria-label="Refreshing" sx={{ position: 'absolute', inset: '0 0 auto', height: 2 }} />
      )}
      <Table aria-label="Allocation executions" aria-busy={!executions || refreshing}>
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <VisuallyHidden>Compare</VisuallyHidden>
            </TableCell>
            <TableCell>Month</TableCell>
            {executionsColumns.map(({ key, label, shown, numeric, width }) => (
              <TableCell key={key} className={shown} align={numeric ? 'right' : undefined} sx={{ width }}>
                {label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {executions ? (
            executions.map((execution) => (
              <ExecutionsRow
                key={execution.execution_id}
                execution={execution}
                chosen={chosen.includes(execution.execution_id)}
                onChoose={() => onChoose(execution.execution_id)}
              />
            ))
          ) : (
            <SkeletonRows />
          )}
        </TableBody>
      </Table>
      {executions?.length === 0 && empty}
    </TableContainer>
  );
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function SkeletonRows() {
  return skeletonRows.map((row) => (
    <TableRow key={row} sx={{ '& > *': { height: 45 } }}>
      <TableCell padding="checkbox">
        <Checkbox size="small" disabled slotProps={{ input: { 'aria-hidden': true, tabIndex: -1 } }} />
      </TableCell>
      <TableCell>
        <Skeleton width="70%" />
      </TableCell>
      {executionsColumns.map(({ key, shown }) => (
        <TableCell key={key} className={shown}>
          <Skeleton width="80%" />
        </TableCell>
      ))}
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
  '& .small-only': { display: 'none' },
  '@container (max-width: 1019px)': { '& .roomy-only': { display: 'none' } },
  '@container (max-width: 819px)': { '& .wide-only': { display: 'none' } },
  '@container (max-width: 559px)': {
    '& .not-small': { display: 'none' },
    '& .small-only': { display: 'flex' },
  },
};
