import { Box, Tooltip } from '@mui/material';
import { formatNumber, formatTimestamp } from '../../shared/format';
import { ValueChange } from '../executions/value-change';
import type { ValueChange as Change } from './trend-facts';

/** How the newest number changed against the one before; in a tooltip since when, and whether the sentence changed. */
export function ChangeNote({ change }: { change: Change }) {
  const { from, to, reworded } = change;
  const about = `${formatNumber(from.value)} → ${formatNumber(to.value)}, since ${formatTimestamp(from.execution_timestamp)}.`;
  const rewording = `The sentence changed from version ${from.definition_version} to ${to.definition_version}.`;
  return (
    <Tooltip title={<span>{reworded ? `${about} ${rewording}` : about}</span>}>
      <Box component="span" sx={{ whiteSpace: 'nowrap', fontSize: '0.75rem', color: 'text.secondary' }}>
        <ValueChange now={to.value} before={from.value} />
        {reworded && ', reworded'}
      </Box>
    </Tooltip>
  );
}
