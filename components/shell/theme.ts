'use client';

import { createTheme } from '@mui/material/styles';
import { darkPalette, lightPalette } from './palette';
import { componentStyles } from './theme-components';

const sansFamily =
  "'Inter Variable', Inter, 'Inter Fallback', system-ui, -apple-system, 'Segoe UI', sans-serif";

/** One theme, two colour schemes as CSS variables: switching repaints, it does not re-render. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-mui-color-scheme' },
  colorSchemes: { light: { palette: lightPalette }, dark: { palette: darkPalette } },
  shape: { borderRadius: 7 },
  breakpoints: { values: { xs: 0, sm: 640, md: 900, lg: 1200, xl: 1600 } },
  typography: {
    fontFamily: sansFamily,
    fontSize: 14,
    h1: { fontSize: '1.25rem', fontWeight: 620, lineHeight: 1.35, letterSpacing: '-0.014em' },
    h2: { fontSize: '1rem', fontWeight: 620, lineHeight: 1.4, letterSpacing: '-0.008em' },
    h3: { fontSize: '0.8125rem', fontWeight: 600, lineHeight: 1.5 },
    body1: { fontSize: '0.875rem', lineHeight: 1.55 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
    caption: { fontSize: '0.75rem', lineHeight: 1.5 },
    button: { fontSize: '0.8125rem', fontWeight: 560, textTransform: 'none', letterSpacing: 0 },
  },
  components: componentStyles,
});
