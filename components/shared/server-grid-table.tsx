'use client';

import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import TableRowsRounded from '@mui/icons-material/TableRowsRounded';
import { Box, Button } from '@mui/material';
import {
  DataGrid,
  type GridColDef,
  type GridSortModel,
  type NoRowsOverlayPropsOverrides,
} from '@mui/x-data-grid';
import { useMemo } from 'react';
import type { CellValue } from '@/lib/shared/wire';
import { columnWidths } from './column-widths';
import { EmptyState } from './empty-state';
import { gridStyles } from './grid-styles';
import { HEAD_PX, rowHeights, type ServerGridProps } from './server-grid-props';

declare module '@mui/x-data-grid' {
  interface NoRowsOverlayPropsOverrides {
    narrowed: boolean;
    onClear: () => void;
  }
}

interface GridRow {
  readonly id: number;
  readonly cells: Record<string, CellValue>;
}

const isNumeric = (type: string) => type === 'integer' || type === 'decimal';

/** The loaded half of `ServerGrid`. */
export function ServerGridTable(props: ServerGridProps & { rows: readonly Record<string, CellValue>[] }) {
  const { columns, rows, page, pageSize, sort, preferences } = props;
  const definitions = useColumnDefinitions(columns, rows);
  const gridRows = useMemo(() => rows.map((cells, id): GridRow => ({ id, cells })), [rows]);
  const sortModel: GridSortModel = sort ? [{ field: sort.field, sort: sort.order }] : [];

  return (
    <DataGrid
      aria-label={props.label}
      rows={gridRows}
      columns={definitions}
      columnHeaderHeight={HEAD_PX}
      rowHeight={rowHeights[preferences.density]}
      paginationMode="server"
      sortingMode="server"
      filterMode="server"
      rowCount={props.total}
      paginationModel={{ page: page - 1, pageSize }}
      onPaginationModelChange={(model) =>
        props.onPage(model.pageSize === pageSize ? model.page + 1 : 1, model.pageSize)
      }
      pageSizeOptions={[...props.pageSizes]}
      sortModel={sortModel}
      onSortModelChange={([first]) =>
        props.onSort(first?.sort ? { field: first.field, order: first.sort } : null)
      }
      columnVisibilityModel={Object.fromEntries(preferences.hiddenColumns.map((name) => [name, false]))}
      onColumnVisibilityModelChange={(model) =>
        preferences.setHiddenColumns(Object.keys(model).filter((name) => model[name] === false))
      }
      loading={props.loading}
      disableColumnFilter
      disableRowSelectionOnClick
      slots={{ noRowsOverlay: NoRows }}
      slotProps={{
        loadingOverlay: { variant: 'linear-progress', noRowsVariant: 'linear-progress' },
        noRowsOverlay: { narrowed: props.narrowed, onClear: props.onClear },
      }}
      sx={gridStyles}
    />
  );
}

function useColumnDefinitions(
  columns: ServerGridProps['columns'],
  rows: readonly Record<string, CellValue>[],
): GridColDef<GridRow>[] {
  // Widths come from the first rows seen and then stay, so that paging moves nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: later rows must not change the widths.
  const widths = useMemo(() => columnWidths(columns, rows), [columns]);
  return useMemo(
    () =>
      columns.map(({ name, type }) => ({
        field: name,
        headerName: name,
        width: widths.get(name),
        align: isNumeric(type) ? 'right' : 'left',
        headerAlign: isNumeric(type) ? 'right' : 'left',
        valueGetter: (_: never, row: GridRow) => row.cells[name] ?? null,
        renderCell: ({ value }) => <Cell value={value as CellValue} />,
      })),
    [columns, widths],
  );
}

/** Missing and blank values look alike in most grids; here they do not. */
function Cell({ value }: { value: CellValue }) {
  if (value === null) return <Faint>null</Faint>;
  if (value === '') return <Faint>blank</Faint>;
  // Numbers as they are, without separators: many are keys, and all must match the exported file.
  return String(value);
}

function Faint({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontStyle: 'italic' }}>
      {children}
    </Box>
  );
}

function NoRows({ narrowed, onClear }: Partial<NoRowsOverlayPropsOverrides>) {
  if (!narrowed)
    return <EmptyState Icon={TableRowsRounded} title="No records: nothing matched the sentence" />;
  return (
    <EmptyState
      Icon={SearchOffRounded}
      title="No record matches"
      action={
        <Button variant="outlined" onClick={onClear} sx={{ pointerEvents: 'auto' }}>
          Clear search and filters
        </Button>
      }
    />
  );
}
