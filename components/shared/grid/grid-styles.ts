import type { SxProps, Theme } from '@mui/material';

/** The one look of grids: hairlines, a sunken head, figures that line up. */
export const gridStyles: SxProps<Theme> = {
  border: 0,
  borderRadius: 0,
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  '--DataGrid-rowBorderColor': 'var(--mui-palette-divider)',
  '--DataGrid-t-color-background-base': 'var(--mui-palette-background-paper)',
  '--DataGrid-t-header-background-base': 'var(--mui-palette-surface-sunken)',
  '& .MuiDataGrid-columnHeaderTitle': { fontSize: '0.75rem', fontWeight: 560, color: 'text.secondary' },
  '& .MuiDataGrid-columnSeparator': { color: 'divider' },
};

/** The menu of a heading, like every other menu. */
export const gridMenuStyles: SxProps<Theme> = {
  '& .MuiPaper-root': {
    border: '1px solid var(--mui-palette-divider)',
    borderRadius: '8px',
    boxShadow: '0 8px 28px rgb(10 14 25 / 0.14)',
  },
  '& .MuiMenuItem-root, & .MuiListItemText-primary': { fontSize: '0.8125rem' },
};
