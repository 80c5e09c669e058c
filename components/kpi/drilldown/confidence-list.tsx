import { Box } from '@mui/material';
import type { ExplanationBody } from '@/lib/shared/compilation-schemas';
import { formatShare } from '../../shared/format';

/** How sure each part of the reading is, the least sure first: the whole is no surer than that. */
export function ConfidenceList({ parts }: { parts: ExplanationBody['confidence'] }) {
  const sorted = parts.toSorted((left, right) => left.score - right.score);
  return (
    <Box component="ul" sx={list}>
      {sorted.map(({ part, score, why }) => (
        <Box component="li" key={part} sx={{ display: 'contents' }}>
          <Box sx={{ fontVariantNumeric: 'tabular-nums', textAlign: 'right' }}>{formatShare(score)}</Box>
          <Box sx={{ overflowWrap: 'anywhere' }}>
            {part}
            <Box sx={{ color: 'text.secondary' }}>{why}</Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const list = {
  m: 0,
  p: 0,
  listStyle: 'none',
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  columnGap: 1.5,
  rowGap: 1,
  fontSize: '0.8125rem',
};
