import type { Components, Theme } from '@mui/material/styles';

const focusRing = {
  outline: '2px solid var(--mui-palette-primary-main)',
  outlineOffset: 2,
};

const buttons: Components<Theme> = {
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: { minHeight: 32, padding: '4px 12px', whiteSpace: 'nowrap', '&.Mui-focusVisible': focusRing },
      outlined: {
        borderColor: 'var(--mui-palette-divider)',
        color: 'var(--mui-palette-text-primary)',
        backgroundColor: 'var(--mui-palette-background-paper)',
        '&:hover': {
          backgroundColor: 'var(--mui-palette-surface-hover)',
          borderColor: 'var(--mui-palette-text-disabled)',
        },
      },
      endIcon: { marginLeft: 2, '& > *:nth-of-type(1)': { fontSize: 18 } },
      startIcon: { marginRight: 6, '& > *:nth-of-type(1)': { fontSize: 17 } },
    },
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: { borderRadius: 6, color: 'var(--mui-palette-text-secondary)', '&.Mui-focusVisible': focusRing },
      sizeSmall: { padding: 6, '& .MuiSvgIcon-root': { fontSize: 18 } },
    },
  },
  MuiToggleButton: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: {
        padding: '4px 11px',
        minHeight: 34,
        color: 'var(--mui-palette-text-secondary)',
        borderColor: 'var(--mui-palette-divider)',
        '&.Mui-selected': {
          color: 'var(--mui-palette-text-primary)',
          backgroundColor: 'var(--mui-palette-surface-selected)',
        },
        '&.Mui-focusVisible': focusRing,
      },
    },
  },
  MuiLink: {
    defaultProps: { underline: 'hover' },
    styleOverrides: { root: { '&:focus-visible': { ...focusRing, borderRadius: 3 } } },
  },
};

const fields: Components<Theme> = {
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        backgroundColor: 'var(--mui-palette-background-paper)',
        fontSize: '0.875rem',
        '& .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--mui-palette-divider)' },
        '&:hover:not(.Mui-focused):not(.Mui-error) .MuiOutlinedInput-notchedOutline': {
          borderColor: 'var(--mui-palette-text-disabled)',
        },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 1.5 },
      },
      input: {
        paddingTop: 6.5,
        paddingBottom: 6.5,
        height: 'auto',
        lineHeight: '21px',
        '&::placeholder': { color: 'var(--mui-palette-text-secondary)', opacity: 0.85 },
      },
      multiline: { paddingTop: 8, paddingBottom: 8, '& .MuiOutlinedInput-input': { padding: 0 } },
    },
  },
  MuiAutocomplete: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      inputRoot: {
        paddingTop: '2px !important',
        paddingBottom: '2px !important',
        '& .MuiAutocomplete-input': { padding: '4.5px 4px 4.5px 6px !important' },
      },
      option: { fontSize: '0.8125rem', minHeight: '34px !important' },
      paper: {
        border: '1px solid var(--mui-palette-divider)',
        boxShadow: '0 8px 28px rgb(10 14 25 / 0.14)',
      },
      noOptions: { fontSize: '0.8125rem' },
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { marginLeft: 2, marginRight: 0, fontSize: '0.75rem' } } },
  MuiMenuItem: { styleOverrides: { root: { fontSize: '0.8125rem', minHeight: 34, borderRadius: 5 } } },
  MuiMenu: { styleOverrides: { list: { padding: 4 } } },
};

const surfaces: Components<Theme> = {
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: {
      root: { backgroundImage: 'none' },
      outlined: { borderColor: 'var(--mui-palette-divider)' },
    },
  },
  MuiPopover: {
    styleOverrides: {
      paper: {
        border: '1px solid var(--mui-palette-divider)',
        boxShadow: '0 8px 28px rgb(10 14 25 / 0.14)',
      },
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: {
        borderRadius: 12,
        border: '1px solid var(--mui-palette-divider)',
        boxShadow: '0 24px 64px rgb(10 14 25 / 0.24)',
      },
    },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: '1rem', fontWeight: 620, padding: '16px 20px 10px' } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '6px 20px 16px' } } },
  MuiDialogActions: {
    styleOverrides: {
      root: { padding: '12px 20px', borderTop: '1px solid var(--mui-palette-divider)', gap: 4 },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, enterNextDelay: 150 },
    styleOverrides: {
      tooltip: {
        fontSize: '0.75rem',
        fontWeight: 450,
        padding: '5px 9px',
        backgroundColor: '#23262D',
        color: '#F2F3F5',
        border: '1px solid #3A3E47',
      },
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: 'wave' },
    styleOverrides: {
      root: { backgroundColor: 'color-mix(in srgb, var(--mui-palette-divider) 70%, transparent)' },
    },
  },
};

const tables: Components<Theme> = {
  MuiTableCell: {
    styleOverrides: {
      root: {
        fontSize: '0.8125rem',
        padding: '9px 12px',
        borderBottomColor: 'var(--mui-palette-divider)',
      },
      head: {
        fontSize: '0.75rem',
        fontWeight: 560,
        color: 'var(--mui-palette-text-secondary)',
        backgroundColor: 'var(--mui-palette-surface-sunken)',
        paddingTop: 7,
        paddingBottom: 7,
        whiteSpace: 'nowrap',
      },
    },
  },
  MuiTableSortLabel: {
    styleOverrides: {
      root: { '&.Mui-focusVisible': { ...focusRing, borderRadius: 3 } },
      icon: { fontSize: 15, margin: '0 2px' },
    },
  },
};

const baseline: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: {
      // Arial in the measures of Inter: nothing wraps differently, so nothing moves, when Inter arrives.
      '@font-face': {
        fontFamily: 'Inter Fallback',
        src: "local('Arial'), local('Liberation Sans')",
        ascentOverride: '90.44%',
        descentOverride: '22.52%',
        lineGapOverride: '0%',
        sizeAdjust: '107.12%',
      },
      body: { fontFeatureSettings: "'cv05', 'cv11', 'ss03'", WebkitFontSmoothing: 'antialiased' },
      '::selection': {
        backgroundColor: 'color-mix(in srgb, var(--mui-palette-primary-main) 26%, transparent)',
      },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          transitionDuration: '0.01ms !important',
        },
      },
    },
  },
};

/** Component defaults and overrides: dense, flat, hairline borders, one focus ring. */
export const componentStyles: Components<Theme> = {
  ...baseline,
  ...buttons,
  ...fields,
  ...surfaces,
  ...tables,
};
