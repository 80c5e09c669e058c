'use client';

import { DataGrid, type GridSortModel } from '@mui/x-data-grid';
import { type MouseEvent, useMemo, useState } from 'react';
import type { CellValue } from '@/lib/shared/wire';
import { CellMenu, type OpenCell } from './grid/cell-menu';
import { type ColumnActions, ColumnMenu } from './grid/column-menu';
import { type GridRow, useColumnDefinitions } from './grid/grid-columns';
import { NoRows } from './grid/grid-overlays';
import { gridMenuStyles, gridStyles } from './grid/grid-styles';
import { GridViewContext } from './grid/grid-view';
import { moveName, orderColumns, orderNames } from './grid/order-columns';
import { RecordDialog } from './grid/record-dialog';
import { useNotify } from './notifications';
import { HEAD_PX, rowHeights, type ServerGridProps } from './server-grid-props';

export type LoadedGridProps = ServerGridProps & { rows: readonly Record<string, CellValue>[] };

/** The loaded half of `ServerGrid`. */
export function ServerGridTable(props: LoadedGridProps) {
  const { words, filtered, rows } = props;
  const [cell, setCell] = useState<OpenCell | null>(null);
  const [record, setRecord] = useState<number | null>(null);
  const view = useMemo(
    () => ({
      words,
      filtered: new Set(filtered),
      openCell: (anchor: HTMLElement, rowIndex: number, columnName: string) =>
        setCell({ anchor, rowIndex, columnName }),
    }),
    [words, filtered],
  );
  const column = props.columns.find(({ name }) => name === cell?.columnName);
  const row = cell ? rows[cell.rowIndex] : undefined;
  return (
    <GridViewContext value={view}>
      <Grid {...props} onCell={setCell} />
      {cell && column && row && (
        <CellMenu
          cell={cell}
          column={column}
          columns={orderColumns(props.columns, props.preferences.arrangement.order)}
          row={row}
          onClose={() => setCell(null)}
          onFilter={(wanted) => props.onFilterValue(column.name, row[column.name] ?? null, wanted)}
          onRecord={() => setRecord(cell.rowIndex)}
        />
      )}
      {record !== null && (
        <RecordDialog
          columns={orderColumns(props.columns, props.preferences.arrangement.order)}
          rows={rows}
          rowIndex={record}
          firstNumber={(props.page - 1) * props.pageSize + 1}
          onRow={setRecord}
          onClose={() => setRecord(null)}
        />
      )}
    </GridViewContext>
  );
}

function Grid(props: LoadedGridProps & { onCell: (cell: OpenCell) => void }) {
  const { columns, rows, page, pageSize, sort, preferences } = props;
  const { arrangement, arrange, hiddenColumns, setHiddenColumns } = preferences;
  const definitions = useColumnDefinitions(columns, rows, arrangement);
  const gridRows = useMemo(() => rows.map((cells, id): GridRow => ({ id, cells })), [rows]);
  const sortModel: GridSortModel = sort ? [{ field: sort.field, sort: sort.order }] : [];
  const notify = useNotify();

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
      pageSizeOptions={[...props.pageSizes]}
      hideFooter
      sortModel={sortModel}
      onSortModelChange={([first]) =>
        props.onSort(first?.sort ? { field: first.field, order: first.sort } : null)
      }
      columnVisibilityModel={Object.fromEntries(hiddenColumns.map((name) => [name, false]))}
      onColumnVisibilityModelChange={(model) =>
        setHiddenColumns(Object.keys(model).filter((name) => model[name] === false))
      }
      onColumnWidthChange={({ colDef, width }) =>
        arrange({ widths: { ...arrangement.widths, [colDef.field]: Math.round(width) } })
      }
      onCellKeyDown={({ id, field }, event) => {
        if (!opensCell(event) || event.target !== event.currentTarget) return;
        event.preventDefault();
        props.onCell({ anchor: event.currentTarget, rowIndex: Number(id), columnName: field });
      }}
      // A finger has no right button: it opens what it taps.
      onCellClick={({ id, field }, event) => {
        if ((event.nativeEvent as PointerEvent).pointerType !== 'touch') return;
        props.onCell({ anchor: event.currentTarget, rowIndex: Number(id), columnName: field });
      }}
      onClipboardCopy={() => notify.success('Value copied.')}
      loading={props.loading}
      disableColumnFilter
      disableRowSelectionOnClick
      slots={{ columnMenu: ColumnMenu, noRowsOverlay: NoRows }}
      slotProps={{
        columnMenu: { actions: columnActions(props) },
        basePopper: { material: { sx: gridMenuStyles } },
        row: { onContextMenu: (event: MouseEvent<HTMLElement>) => openClicked(event, props.onCell) },
        loadingOverlay: { variant: 'linear-progress', noRowsVariant: 'linear-progress' },
        noRowsOverlay: { narrowed: props.narrowed, onClear: props.onClear },
      }}
      localeText={{ columnMenuSortAsc: 'Sort ascending', columnMenuSortDesc: 'Sort descending' }}
      sx={gridStyles}
    />
  );
}

const opensCell = ({ key, shiftKey }: { key: string; shiftKey: boolean }) =>
  key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** A right click opens the cell; on a text someone has selected it stays the browser's. */
function openClicked(event: MouseEvent<HTMLElement>, onCell: (cell: OpenCell) => void): void {
  const cell = (event.target as Element).closest<HTMLElement>('[role=gridcell][data-field]');
  const columnName = cell?.dataset.field;
  if (!cell || columnName === undefined || String(window.getSelection() ?? '') !== '') return;
  event.preventDefault();
  onCell({ anchor: cell, rowIndex: Number(event.currentTarget.dataset.id), columnName });
}

function columnActions({ columns, preferences, onFilterColumn }: ServerGridProps): ColumnActions {
  const names = orderNames(
    columns.map(({ name }) => name),
    preferences.arrangement.order,
  );
  const { hiddenColumns } = preferences;
  const shown = names.filter((name) => !hiddenColumns.includes(name));
  // A step past hidden columns too: what moves must be seen to move.
  const stepsTo = (name: string, places: -1 | 1) => {
    const neighbour = shown[shown.indexOf(name) + places];
    return neighbour === undefined ? 0 : names.indexOf(neighbour) - names.indexOf(name);
  };
  return {
    filter: onFilterColumn,
    hide: (name) => preferences.setHiddenColumns([...hiddenColumns, name]),
    canHide: shown.length > 1,
    canMove: (name, places) => stepsTo(name, places) !== 0,
    move: (name, places) => preferences.arrange({ order: moveName(names, name, stepsTo(name, places)) }),
  };
}
