import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';
import { DifferenceMark } from '../../shared/difference-mark';
import { countOf, formatNumber } from '../../shared/format';
import { Section, tableStyles } from '../../shared/section';

export interface DifferenceColumn<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
}

interface DifferenceTableProps<Row> {
  title: string;
  columns: readonly DifferenceColumn<Row>[];
  rows: readonly Row[];
  /** Of all differences; only the first are listed. */
  total: number;
  keyOf: (row: Row) => string;
  /** Said when nothing differs. */
  same: string;
}

/** Everything of one kind that differs between two executions. */
export function DifferenceTable<Row>({
  title,
  columns,
  rows,
  total,
  keyOf,
  same,
}: DifferenceTableProps<Row>) {
  const more = total > rows.length ? `, the first ${formatNumber(rows.length)} are shown` : '';
  return (
    <Section
      title={title}
      note={
        <DifferenceMark
          differs={total > 0}
          word={total > 0 ? `${countOf(total, 'difference')}${more}` : 'the same'}
        />
      }
    >
      {total === 0 ? (
        <Box sx={{ px: { xs: 1.5, sm: 2.25 }, pb: 2, fontSize: '0.8125rem', color: 'text.secondary' }}>
          {same}
        </Box>
      ) : (
        <TableContainer
          tabIndex={0}
          role="region"
          aria-label={`${title}, scrollable`}
          sx={{ maxHeight: 460, borderTop: 1, borderColor: 'divider' }}
        >
          <Table stickyHeader aria-label={title} sx={tableStyles}>
            <TableHead>
              <TableRow>
                {columns.map(({ label, numeric }) => (
                  <TableCell key={label} align={numeric ? 'right' : undefined}>
                    {label}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={keyOf(row)}>
                  {columns.map(({ label, numeric, cell }) => (
                    <TableCell key={label} align={numeric ? 'right' : undefined}>
                      {cell(row)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </Section>
  );
}
