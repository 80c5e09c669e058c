import { Box } from '@mui/material';

/** The plumb bob of `app/icon.svg`, inline so that it needs no request. */
export function BrandMark({ size = 26 }: { size?: number }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 32 32"
      aria-hidden
      sx={{ width: size, height: size, flexShrink: 0, display: 'block' }}
    >
      <rect width="32" height="32" rx="8" fill="#1d2a4d" />
      <path d="M9 7.5h14" stroke="#9db4f8" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M16 7.5v7" stroke="#9db4f8" strokeWidth="1.8" />
      <path d="M12.2 14.5h7.6l.9 3.2L16 26l-4.7-8.3z" fill="#f0c069" />
      <path d="M16 14.5h3.8l.9 3.2L16 26z" fill="#d79f3e" />
    </Box>
  );
}
