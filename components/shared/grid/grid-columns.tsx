'use client';

import type { GridColDef } from '@mui/x-data-grid';
import { useMemo } from 'react';
import type { CellValue } from '@/lib/shared/wire';
import type { ServerGridProps } from '../server-grid-props';
import type { Arrangement } from '../use-grid-preferences';
import { columnWidths } from './column-widths';
import { GridCell, GridHeading } from './grid-cell';
import { orderColumns } from './order-columns';

export interface GridRow {
  readonly id: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

const isNumeric = (type: string) => type === 'integer' || type === 'decimal';

/** The columns as the grid wants them: in the chosen order, as wide as chosen or as their values need. */
export function useColumnDefinitions(
  columns: ServerGridProps['columns'],
  rows: readonly Record<string, CellValue>[],
  { order, widths }: Arrangement,
): GridColDef<GridRow>[] {
  // Fitting widths come from the first rows seen and then stay, so that paging moves nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: later rows must not change the widths.
  const fitting = useMemo(() => columnWidths(columns, rows), [columns]);
  return useMemo(
    () =>
      orderColumns(columns, order).map(({ name, type }) => ({
        field: name,
        headerName: name,
        width: widths[name] ?? fitting.get(name),
        align: isNumeric(type) ? 'right' : 'left',
        headerAlign: isNumeric(type) ? 'right' : 'left',
        valueGetter: (_: never, row: GridRow) => row.cells[name] ?? null,
        renderHeader: () => <GridHeading name={name} type={type} />,
        renderCell: ({ value, id, hasFocus }) => (
          <GridCell
            value={value as CellValue}
            type={type}
            rowIndex={Number(id)}
            columnName={name}
            hasFocus={hasFocus}
          />
        ),
      })),
    [columns, fitting, order, widths],
  );
}
