'use client';

import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { AllocationDetail } from '@/lib/allocation/execution-schemas';
import { type Fact, StatisticStrip } from '../../shared/facts';
import { formatDuration, formatNumber, formatShare } from '../../shared/format';
import { OpenRows } from './open-rows';
import { type DetailView, useDetailState } from './use-detail-state';

/** What came out, each number a way to the rows behind it. */
export function AllocationStatistics({ execution }: { execution: AllocationDetail }) {
  return <StatisticStrip facts={factsOf(execution, useDetailState())} />;
}

function factsOf(execution: AllocationDetail, { open }: DetailView): Fact[] {
  const { fte_needed, fte_filled, records_processed, records_failed, has_result } = execution;
  const opening = (label: string, text: string, onOpen: () => void): ReactNode =>
    has_result ? (
      <OpenRows label={`${text} ${label}`} onOpen={onOpen}>
        {text}
      </OpenRows>
    ) : (
      text
    );
  const numberOr = (value: number | null, label: string, onOpen: () => void) =>
    value === null ? '–' : opening(label, formatNumber(value), onOpen);
  const rate = execution.allocation_success_rate;
  const missing = fte_needed === null || fte_filled === null ? null : fte_needed - fte_filled;
  return [
    { label: 'Success rate', value: rate === null ? '–' : formatShare(rate) },
    { label: 'FTE needed', value: numberOr(fte_needed, 'FTE needed', () => open('demand', {})) },
    {
      label: 'FTE filled',
      value: numberOr(fte_filled, 'FTE filled', () => open('vendors', { allocated: 'yes' })),
    },
    { label: 'FTE unfilled', value: numberOr(missing, 'FTE unfilled', () => open('shortages', {})) },
    {
      label: 'Records',
      value: (
        <>
          {numberOr(records_processed, 'records', () => open('demand', {}))}
          {records_failed > 0 && (
            <Box component="span" sx={{ ml: 0.75, fontSize: '0.8125rem', color: 'tone.bad.text' }}>
              {opening('records', `${formatNumber(records_failed)} failed`, () =>
                open('demand', { fill: 'unfilled' }),
              )}
            </Box>
          )}
        </>
      ),
    },
    {
      label: 'Duration',
      value: execution.duration_seconds === null ? '–' : formatDuration(execution.duration_seconds * 1_000),
    },
  ];
}
