import { Box } from '@mui/material';

/** How much of a need is filled, as a bar; the numbers stand beside it. */
export function FillBar({ filled, needed }: { filled: number; needed: number }) {
  const share = needed === 0 ? 1 : Math.min(1, filled / needed);
  const tone = share >= 1 ? 'good' : share > 0 ? 'warn' : 'bad';
  return (
    <Box
      aria-hidden
      sx={{
        width: 64,
        height: 6,
        borderRadius: 3,
        bgcolor: 'tone.quiet.tint',
        overflow: 'hidden',
        flexShrink: 0,
      }}
    >
      <Box sx={{ width: `${share * 100}%`, height: '100%', bgcolor: `tone.${tone}.solid` }} />
    </Box>
  );
}
