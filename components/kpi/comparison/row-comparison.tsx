'use client';

import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Execution } from '@/lib/kpi/execution-schemas';
import { DifferenceMark } from '../../shared/difference-mark';
import { ErrorState } from '../../shared/error-state';
import { formatNumber } from '../../shared/format';
import { Section } from '../../shared/section';
import { TextLink } from '../../shared/text-link';
import { drilldownPath } from '../executions/use-execution-run';
import { rowComparisonOptions } from '../kpi-queries';

interface RowComparisonProps {
  left: Execution;
  right: Execution;
}

/** How many rows the two share, and how many only one of them has. */
export function RowComparison({ left, right }: RowComparisonProps) {
  const [leftId, rightId] = [left.id, right.id];
  const bothSucceeded = left.execution_status === 'success' && right.execution_status === 'success';
  const compared = useQuery({
    ...rowComparisonOptions(leftId ?? 0, rightId ?? 0),
    enabled: bothSucceeded && leftId !== null && rightId !== null,
  });
  const rows = compared.data?.rows ?? null;
  const same = rows !== null && rows.only_left === 0 && rows.only_right === 0;
  return (
    <Section
      title="Rows"
      note={rows && <DifferenceMark differs={!same} word={same ? 'the same rows' : undefined} />}
    >
      {!bothSucceeded ? (
        <Note>Rows can be compared when both executions have succeeded.</Note>
      ) : compared.isPending ? (
        <Skeleton variant="rectangular" height={74} />
      ) : compared.isError ? (
        <ErrorState error={compared.error} what="the comparison of the rows" onRetry={compared.refetch} />
      ) : rows === null ? (
        <Note>{compared.data.rows_note}</Note>
      ) : (
        <Box component="dl" sx={strip}>
          <Count label="Only in A" count={rows.only_left} href={leftId && drilldownPath(leftId)} of="A" />
          <Count label="In both" count={rows.in_both} />
          <Count label="Only in B" count={rows.only_right} href={rightId && drilldownPath(rightId)} of="B" />
        </Box>
      )}
      {rows !== null && compared.data?.rows_note && <Note>{compared.data.rows_note}</Note>}
    </Section>
  );
}

interface CountProps {
  label: string;
  count: number;
  href?: string | 0 | null;
  of?: 'A' | 'B';
}

function Count({ label, count, href, of }: CountProps) {
  return (
    <Box sx={{ px: { xs: 1.5, sm: 2.25 }, py: 1.25, boxShadow: '-1px 0 0 var(--mui-palette-divider)' }}>
      <Box component="dt" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
        {label}
      </Box>
      <Box
        component="dd"
        sx={{ m: 0, fontSize: '1.0625rem', fontWeight: 620, fontVariantNumeric: 'tabular-nums' }}
      >
        {formatNumber(count)}
      </Box>
      {href && (
        <Box component="dd" sx={{ m: 0 }}>
          <TextLink href={href} sx={{ fontSize: '0.75rem' }}>
            Rows of {of}
          </TextLink>
        </Box>
      )}
    </Box>
  );
}

function Note({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ px: { xs: 1.5, sm: 2.25 }, pb: 1.75, fontSize: '0.8125rem', color: 'text.secondary' }}>
      {children}
    </Box>
  );
}

const strip = {
  m: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(3, 1fr)',
  borderTop: 1,
  borderColor: 'divider',
  overflow: 'hidden',
};
