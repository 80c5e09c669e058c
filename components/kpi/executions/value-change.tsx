import ArrowDownwardRounded from '@mui/icons-material/ArrowDownwardRounded';
import ArrowUpwardRounded from '@mui/icons-material/ArrowUpwardRounded';
import { Box } from '@mui/material';
import { VisuallyHidden } from '../../shared/visually-hidden';
import { changeOf } from './change-of';

interface ValueChangeProps {
  now: number | null;
  /** What it was before; nothing is shown when that is not known. */
  before: number | null | undefined;
}

const arrows = { up: ArrowUpwardRounded, down: ArrowDownwardRounded };

/** The change of a number, by arrow and figure. More is not better in general: it has no colour. */
export function ValueChange({ now, before }: ValueChangeProps) {
  const change = changeOf(now, before);
  if (!change) return null;
  if (change.direction === 'same') {
    return (
      <Box component="span" sx={styles}>
        unchanged
      </Box>
    );
  }
  const Arrow = arrows[change.direction];
  return (
    <Box component="span" sx={styles}>
      <Arrow aria-hidden sx={{ fontSize: 13, mr: '2px' }} />
      <VisuallyHidden>{change.direction} by </VisuallyHidden>
      {change.size}
      {change.share && ` (${change.share})`}
    </Box>
  );
}

const styles = {
  position: 'relative',
  display: 'inline-flex',
  alignItems: 'center',
  whiteSpace: 'nowrap',
  fontSize: '0.75rem',
  fontWeight: 450,
  color: 'text.secondary',
  fontVariantNumeric: 'tabular-nums',
};
