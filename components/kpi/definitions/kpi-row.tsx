'use client';

import { Checkbox, TableCell, TableRow } from '@mui/material';
import type { MouseEvent } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import type { KpiActions } from './kpi-actions';
import { NameCell } from './kpi-cells';
import type { KpiColumn } from './kpi-columns';
import { KpiRowActions } from './kpi-row-actions';
import type { KpiSelection } from './use-kpi-selection';

interface KpiRowProps {
  kpi: Kpi;
  columns: readonly KpiColumn[];
  /** Its details are open. */
  open: boolean;
  selection: KpiSelection;
  actions: KpiActions;
}

const OWN_CLICKS = 'a, button, input, label, [role=menu]';

/** One definition. A click anywhere opens its details; the name is the button for the keyboard. */
export function KpiRow({ kpi, columns, open, selection, actions }: KpiRowProps) {
  const show = (event: MouseEvent<HTMLElement>) => {
    const onControl = event.target instanceof Element && event.target.closest(OWN_CLICKS);
    if (!onControl && !window.getSelection()?.toString()) actions.open(kpi);
  };
  return (
    <TableRow hover selected={open} onClick={show} sx={{ cursor: 'pointer', '& > *': { height: 61 } }}>
      <TableCell padding="checkbox">
        <Checkbox
          size="small"
          checked={selection.has(kpi)}
          disabled={!kpi.is_active}
          // Shift would select text as well.
          onMouseDown={(event) => event.shiftKey && event.preventDefault()}
          onClick={(event) => selection.toggle(kpi, event.shiftKey)}
          slotProps={{ input: { 'aria-label': `Select ${kpi.name}` } }}
        />
      </TableCell>
      {columns.map((column) => (
        <TableCell
          key={column.key}
          className={column.shown}
          align={column.numeric ? 'right' : undefined}
          sx={column.key === 'name' ? nameStyles : cellStyles(column)}
        >
          {column.key === 'name' ? (
            <NameCell kpi={kpi} selected={open} onOpen={() => actions.open(kpi)} />
          ) : (
            column.cell(kpi)
          )}
        </TableCell>
      ))}
      <TableCell sx={{ pl: 0 }}>
        <KpiRowActions kpi={kpi} actions={actions} />
      </TableCell>
    </TableRow>
  );
}

const nameStyles = {
  minWidth: 220,
  '@container (max-width: 1099px)': { minWidth: 190 },
  '@container (max-width: 819px)': { minWidth: 150 },
};

const cellStyles = ({ maxWidth, numeric }: KpiColumn) =>
  ({
    maxWidth,
    overflowWrap: 'break-word',
    fontVariantNumeric: numeric ? 'tabular-nums' : undefined,
  }) as const;
