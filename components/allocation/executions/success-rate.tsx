import { Box } from '@mui/material';
import { formatShare } from '../../shared/format';

/** How much of the need was filled, as a bar and a number. `rate` is a share of 1. */
export function SuccessRate({ rate }: { rate: number }) {
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, fontVariantNumeric: 'tabular-nums' }}>
      <Box
        aria-hidden
        sx={{ width: 64, height: 6, borderRadius: '3px', bgcolor: 'tone.quiet.tint', overflow: 'hidden' }}
      >
        <Box
          sx={{
            width: `${rate * 100}%`,
            height: '100%',
            bgcolor: rate >= 1 ? 'tone.good.solid' : 'tone.warn.solid',
          }}
        />
      </Box>
      <span>{formatShare(rate)}</span>
    </Box>
  );
}
