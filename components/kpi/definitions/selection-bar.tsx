'use client';

import PlayArrowRounded from '@mui/icons-material/PlayArrowRounded';
import { Box, Button } from '@mui/material';
import { MAX_KPIS_EXECUTED } from '@/lib/kpi/execution-schemas';
import { formatNumber } from '../../shared/format';

interface SelectionBarProps {
  count: number;
  onExecute: () => void;
  onClear: () => void;
}

/** What can be done with the ticked KPIs; hangs at the foot of the window, over the list, so that no line moves. */
export function SelectionBar({ count, onExecute, onClear }: SelectionBarProps) {
  const tooMany = count > MAX_KPIS_EXECUTED;
  return (
    <Box role="region" aria-label="Selected KPIs" sx={[place, count === 0 && { display: 'none' }]}>
      <Box sx={bar}>
        <Box role="status" sx={{ fontWeight: 580, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {formatNumber(count)} selected
        </Box>
        {tooMany && (
          <Box sx={{ color: 'text.secondary' }}>at most {MAX_KPIS_EXECUTED} can be executed at once</Box>
        )}
        <Button variant="contained" startIcon={<PlayArrowRounded />} disabled={tooMany} onClick={onExecute}>
          Execute…
        </Button>
        <Button onClick={onClear}>Clear</Button>
      </Box>
    </Box>
  );
}

const place = {
  position: 'sticky',
  bottom: 16,
  zIndex: 3,
  display: 'flex',
  justifyContent: 'center',
  pointerEvents: 'none',
} as const;

const bar = {
  display: 'flex',
  alignItems: 'center',
  gap: 1.25,
  pl: 2,
  pr: 1,
  py: 0.75,
  borderRadius: '12px',
  border: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
  boxShadow: '0 8px 28px rgb(10 14 25 / 0.18)',
  fontSize: '0.8125rem',
  pointerEvents: 'auto',
} as const;
