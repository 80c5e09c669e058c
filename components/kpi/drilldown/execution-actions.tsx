'use client';

import CompareArrowsRounded from '@mui/icons-material/CompareArrowsRounded';
import KeyboardArrowLeftRounded from '@mui/icons-material/KeyboardArrowLeftRounded';
import KeyboardArrowRightRounded from '@mui/icons-material/KeyboardArrowRightRounded';
import { Box, Button, IconButton, Tooltip } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import NextLink from 'next/link';
import type { ReactNode } from 'react';
import { type ExecutionDetail, isOpen } from '@/lib/kpi/execution-schemas';
import { comparePath } from '../executions/compare-path';
import { drilldownPath } from '../executions/use-execution-run';
import { neighbouringExecutionsOptions } from '../kpi-queries';
import { neighboursOf } from './neighbours';
import { RunAgain } from './run-again';

/** To the executions before and after, side by side with the one before, and once more. */
export function ExecutionActions({ execution }: { execution: ExecutionDetail }) {
  const around = useQuery(neighbouringExecutionsOptions(execution));
  const { previous, next } = around.data
    ? neighboursOf(execution, around.data.before, around.data.since)
    : { previous: null, next: null };
  const canRun = execution.kpi_is_active && !isOpen(execution.execution_status);
  return (
    <>
      <Box sx={{ display: 'flex' }}>
        <Step label="Previous execution" id={previous}>
          <KeyboardArrowLeftRounded />
        </Step>
        <Step label="Next execution" id={next}>
          <KeyboardArrowRightRounded />
        </Step>
      </Box>
      <Compare left={previous} right={execution.id} />
      {canRun && <RunAgain execution={execution} />}
    </>
  );
}

/** Side by side with the one before; nothing to follow, and nothing to load ahead, while there is none. */
function Compare({ left, right }: { left: number | null; right: number | null }) {
  const look = {
    variant: 'outlined',
    startIcon: <CompareArrowsRounded />,
    'aria-label': 'Compare with previous',
    children: (
      <>
        Compare
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          &nbsp;with previous
        </Box>
      </>
    ),
  } as const;
  if (left === null || right === null) return <Button disabled {...look} />;
  return <Button component={NextLink} href={comparePath(left, right)} prefetch={false} {...look} />;
}

function Step({ label, id, children }: { label: string; id: number | null; children: ReactNode }) {
  if (id === null) {
    return (
      <IconButton aria-label={label} disabled>
        {children}
      </IconButton>
    );
  }
  return (
    <Tooltip title={`${label}: ${id}`}>
      <IconButton aria-label={label} component={NextLink} prefetch={false} href={drilldownPath(id)}>
        {children}
      </IconButton>
    </Tooltip>
  );
}
