'use client';

import { Box, Divider, MenuItem, MenuList, Popover } from '@mui/material';
import type { CellValue } from '@/lib/shared/wire';
import { countOf } from '../format';
import { useNotify } from '../notifications';
import { dayInWords, tabSeparated } from './cell-text';
import { CellContent } from './grid-cell';

/** The cell that was opened. */
export interface OpenCell {
  readonly anchor: HTMLElement;
  readonly rowIndex: number;
  readonly columnName: string;
}

interface CellMenuProps {
  cell: OpenCell;
  column: { readonly name: string; readonly type: string };
  columns: readonly { readonly name: string }[];
  row: Readonly<Record<string, CellValue>>;
  onClose: () => void;
  onFilter: (wanted: 'only' | 'not') => void;
  onRecord: () => void;
}

/** A value in full, and what can be done with it. */
export function CellMenu({ cell, column, columns, row, onClose, onFilter, onRecord }: CellMenuProps) {
  const value = row[column.name] ?? null;
  const copy = useCopy();
  const then = (action: () => void) => () => {
    onClose();
    action();
  };
  return (
    <Popover
      open
      anchorEl={cell.anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': `${column.name} in full`, sx: paper } }}
    >
      <FullValue column={column} value={value} />
      <Divider />
      <MenuList aria-label="What to do with it" autoFocusItem sx={{ p: 0.5 }}>
        <MenuItem onClick={then(() => onFilter('only'))}>Only this value</MenuItem>
        <MenuItem onClick={then(() => onFilter('not'))}>Not this value</MenuItem>
        <Divider sx={{ my: '4px !important' }} />
        <MenuItem onClick={then(() => copy(String(value ?? ''), 'Value'))}>Copy value</MenuItem>
        <MenuItem
          onClick={then(() => copy(tabSeparated(columns.map(({ name }) => row[name] ?? null)), 'Row'))}
        >
          Copy row
        </MenuItem>
        <MenuItem onClick={then(onRecord)}>Show the whole record</MenuItem>
      </MenuList>
    </Popover>
  );
}

function FullValue({ column, value }: { column: CellMenuProps['column']; value: CellValue }) {
  const day = dayInWords(value, column.type);
  const about = day ?? (typeof value === 'string' ? countOf(value.length, 'character') : null);
  return (
    <Box sx={{ px: 1.75, py: 1.25 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, fontSize: '0.75rem' }}>
        <Box sx={{ fontWeight: 560, color: 'text.secondary', overflowWrap: 'anywhere' }}>{column.name}</Box>
        {about && <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{about}</Box>}
      </Box>
      <Box component="section" tabIndex={0} aria-label={`${column.name}, value`} sx={fullText}>
        <CellContent value={value} type="text" />
      </Box>
    </Box>
  );
}

/** Copies and says so, or says that the browser refused. */
export function useCopy() {
  const notify = useNotify();
  return (text: string, what: string) =>
    navigator.clipboard.writeText(text).then(
      () => notify.success(`${what} copied.`),
      () => notify.error('The browser did not allow copying. Select the text and copy it by hand.'),
    );
}

const paper = { mt: 0.5, minWidth: 240, maxWidth: 'min(460px, calc(100vw - 32px))' };

const fullText = {
  mt: 0.5,
  maxHeight: 260,
  overflow: 'auto',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
};
