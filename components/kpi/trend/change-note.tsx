import ArrowDownwardRounded from '@mui/icons-material/ArrowDownwardRounded';
import ArrowUpwardRounded from '@mui/icons-material/ArrowUpwardRounded';
import { Box, Tooltip } from '@mui/material';
import { formatNumber, formatTimestamp } from '../../shared/format';
import { VisuallyHidden } from '../../shared/visually-hidden';
import type { ValueChange } from './trend-facts';

const SMALLEST_SHOWN = 0.005;

/** A difference never reads as none: `< 0.01` stands for what two decimals cannot show. */
function formatDifference(difference: number): string {
  const size = Math.abs(difference);
  return size < SMALLEST_SHOWN ? '< 0.01' : formatNumber(size);
}

/**
 * How a number changed, by arrow and figure. Whether more is better is not for us to say, so it has no colour of its
 * own.
 */
export function ChangeNote({ change }: { change: ValueChange }) {
  const { from, to, difference, reworded } = change;
  const Icon = difference > 0 ? ArrowUpwardRounded : ArrowDownwardRounded;
  const about = `${formatNumber(from.value)} → ${formatNumber(to.value)}, since ${formatTimestamp(from.execution_timestamp)}`;
  return (
    <Tooltip
      title={
        <span>
          {about}
          {reworded &&
            `. The sentence changed from version ${from.definition_version} to ${to.definition_version}.`}
        </span>
      }
    >
      <Box
        component="span"
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: '2px',
          whiteSpace: 'nowrap',
          fontSize: '0.75rem',
          fontWeight: 500,
          fontVariantNumeric: 'tabular-nums',
          color: 'text.secondary',
        }}
      >
        {difference === 0 ? (
          'unchanged'
        ) : (
          <>
            <Icon aria-hidden sx={{ fontSize: 13 }} />
            <VisuallyHidden>{difference > 0 ? 'up by' : 'down by'} </VisuallyHidden>
            {formatDifference(difference)}
          </>
        )}
        {reworded && <Box component="span">, reworded</Box>}
      </Box>
    </Tooltip>
  );
}
