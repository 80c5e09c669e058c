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
  '& .MuiDataGrid-footerContainer': { minHeight: 44, borderColor: 'divider' },
  '& .MuiTablePagination-root': { fontSize: '0.8125rem' },
};
