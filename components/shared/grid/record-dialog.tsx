'use client';

import ArrowBackIosNewRounded from '@mui/icons-material/ArrowBackIosNewRounded';
import ArrowForwardIosRounded from '@mui/icons-material/ArrowForwardIosRounded';
import { Box, Button, DialogActions, DialogContent, IconButton } from '@mui/material';
import type { CellValue } from '@/lib/shared/wire';
import { CopyButton } from '../copy-button';
import { FormDialog } from '../form-dialog';
import { formatNumber } from '../format';
import { tabSeparated } from './cell-text';
import { CellContent } from './grid-cell';

interface RecordDialogProps {
  columns: readonly { readonly name: string; readonly type: string }[];
  rows: readonly Readonly<Record<string, CellValue>>[];
  rowIndex: number;
  /** Number of the page's first record, from 1. */
  firstNumber: number;
  onRow: (rowIndex: number) => void;
  onClose: () => void;
}

/** One record with all its columns below each other: for wide results and narrow screens. */
export function RecordDialog({ columns, rows, rowIndex, firstNumber, onRow, onClose }: RecordDialogProps) {
  const row = rows[rowIndex];
  if (!row) return null;
  const lines = columns.map(({ name }) => tabSeparated([name, row[name] ?? null]));
  const step = (by: number) => ({
    disabled: rows[rowIndex + by] === undefined,
    onClick: () => onRow(rowIndex + by),
  });
  return (
    <FormDialog
      open
      width="sm"
      title={`Record ${formatNumber(firstNumber + rowIndex)}`}
      subtitle="All columns, hidden ones too"
      onClose={onClose}
    >
      <DialogContent
        tabIndex={0}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
          if (by !== 0 && rows[rowIndex + by]) onRow(rowIndex + by);
        }}
      >
        <Box component="dl" sx={list}>
          {columns.map(({ name, type }) => (
            <Box key={name} sx={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>
                <CellContent value={row[name] ?? null} type={type} />
              </dd>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <IconButton aria-label="Previous record" {...step(-1)}>
          <ArrowBackIosNewRounded />
        </IconButton>
        <IconButton aria-label="Next record" {...step(1)}>
          <ArrowForwardIosRounded />
        </IconButton>
        <Box sx={{ flex: 1 }} />
        <CopyButton text={lines.join('\n')} what="record" />
        <Button variant="outlined" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </FormDialog>
  );
}

const list = {
  m: 0,
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 2fr) minmax(0, 3fr)', sm: 'minmax(0, 1fr) minmax(0, 2fr)' },
  fontSize: '0.8125rem',
  '& dt, & dd': {
    m: 0,
    py: 0.6,
    borderBottom: '1px solid var(--mui-palette-divider)',
    overflowWrap: 'anywhere',
  },
  '& dt': { pr: 2, color: 'text.secondary', fontWeight: 520 },
  '& dd': { whiteSpace: 'pre-wrap', fontVariantNumeric: 'tabular-nums' },
};
