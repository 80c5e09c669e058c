'use client';

import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { TrendPoint } from '@/lib/kpi/execution-schemas';
import { formatNumber, formatTimestamp } from '../../shared/format';
import { TextLink } from '../../shared/text-link';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { drilldownPath } from '../executions/use-execution-run';

/** The points of the chart as a table, newest first. */
export function TrendTable({ points }: { points: readonly TrendPoint[] }) {
  return (
    <TableContainer tabIndex={0} sx={{ maxHeight: 320, borderTop: 1, borderColor: 'divider' }}>
      <Table stickyHeader size="small" aria-label="The value over time">
        <TableHead>
          <TableRow>
            <TableCell>Executed</TableCell>
            <TableCell>Status</TableCell>
            <TableCell align="right">Version</TableCell>
            <TableCell align="right">Value</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {points.toReversed().map((point) => (
            <TableRow key={point.execution_id}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <TextLink href={drilldownPath(point.execution_id)}>
                  {formatTimestamp(point.execution_timestamp)}
                </TextLink>
              </TableCell>
              <TableCell>
                <ExecutionStatusBadge status={point.execution_status} />
              </TableCell>
              <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {point.definition_version}
              </TableCell>
              <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 560 }}>
                {point.value === null ? '–' : formatNumber(point.value)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
