'use client';

import CompareArrowsRounded from '@mui/icons-material/CompareArrowsRounded';
import { Box, Button } from '@mui/material';
import NextLink from 'next/link';
import type { Execution } from '@/lib/kpi/execution-schemas';
import { formatTimestamp } from '../../shared/format';
import { comparePath } from './compare-path';

interface CompareBarProps {
  /** None, one or two. */
  chosen: readonly Execution[];
  onClear: () => void;
}

/** What is chosen to be compared, and the way there once it is two. */
export function CompareBar({ chosen, onClear }: CompareBarProps) {
  const ids = chosen.flatMap(({ id }) => (id === null ? [] : [id])).sort((left, right) => left - right);
  const [left, right] = ids;
  if (left === undefined) return null;
  return (
    <Box
      role="status"
      sx={{
        // At the foot of what is in view: no line of the list moves when it comes.
        position: 'sticky',
        bottom: -8,
        zIndex: 1,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 1.25,
        py: 0.75,
        my: 0.75,
        borderRadius: '8px',
        border: 1,
        borderColor: 'divider',
        bgcolor: 'surface.selected',
        fontSize: '0.8125rem',
      }}
    >
      <Box sx={{ flex: '1 1 180px' }}>
        {right === undefined
          ? `${formatTimestamp(chosen[0]?.execution_timestamp ?? '')} is chosen. Choose another to compare it with.`
          : 'Two executions are chosen.'}
      </Box>
      <Button onClick={onClear}>Clear</Button>
      {right !== undefined && (
        <Button
          variant="contained"
          component={NextLink}
          href={comparePath(left, right)}
          startIcon={<CompareArrowsRounded />}
        >
          Compare
        </Button>
      )}
    </Box>
  );
}
