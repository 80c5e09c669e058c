'use client';

import FilterAltRounded from '@mui/icons-material/FilterAltRounded';
import MoreHorizRounded from '@mui/icons-material/MoreHorizRounded';
import { Box, IconButton, Tooltip } from '@mui/material';
import type { CellValue } from '@/lib/shared/wire';
import { cellText } from './cell-text';
import { useGridView } from './grid-view';
import { HighlightedText } from './highlighted-text';

interface GridCellProps {
  value: CellValue;
  type: string;
  rowIndex: number;
  columnName: string;
  hasFocus: boolean;
}

/** A value with the search marked in it; while it has the focus, a button opens it in full. */
export function GridCell({ value, type, rowIndex, columnName, hasFocus }: GridCellProps) {
  const { openCell } = useGridView();
  const content = <CellContent value={value} type={type} />;
  if (!hasFocus) return content;
  return (
    <>
      {content}
      <IconButton
        tabIndex={-1}
        aria-label={`Open ${columnName}`}
        onClick={(event) => openCell(event.currentTarget, rowIndex, columnName)}
        sx={{
          position: 'absolute',
          right: 3,
          top: '50%',
          transform: 'translateY(-50%)',
          p: '1px',
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          '&:hover': { bgcolor: 'surface.selected' },
        }}
      >
        <MoreHorizRounded />
      </IconButton>
    </>
  );
}

/** Missing and blank values look alike in most grids; here they do not. */
export function CellContent({ value, type }: { value: CellValue; type: string }) {
  const { words } = useGridView();
  if (value === null) return <Faint>null</Faint>;
  if (value === '') return <Faint>blank</Faint>;
  return <HighlightedText text={cellText(value, type)} words={words} />;
}

function Faint({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontStyle: 'italic' }}>
      {children}
    </Box>
  );
}

/** A heading with what its column holds in a tooltip, and a sign where a condition is on it. */
export function GridHeading({ name, type }: { name: string; type: string }) {
  const filtered = useGridView().filtered.has(name);
  return (
    <>
      <Tooltip title={<span>{type === 'unknown' ? name : `${name}, ${type}`}</span>}>
        <span className="MuiDataGrid-columnHeaderTitle">{name}</span>
      </Tooltip>
      {filtered && (
        <FilterAltRounded titleAccess="Filtered" sx={{ fontSize: 14, ml: 0.5, color: 'primary.main' }} />
      )}
    </>
  );
}
