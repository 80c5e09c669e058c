'use client';

import { Box, Skeleton } from '@mui/material';
import dynamic from 'next/dynamic';
import { CopyButton } from '../../shared/copy-button';
import { DifferenceMark } from '../../shared/difference-mark';
import { Section } from '../../shared/section';

const LINE_PX = 20.6;

// The highlighter and the diff come when there is SQL to compare.
const SqlDifference = dynamic(() => import('./sql-difference').then((module) => module.SqlDifference), {
  ssr: false,
});

interface SqlComparisonProps {
  left: string | null;
  right: string | null;
}

/** The SQL of both, line by line. */
export function SqlComparison({ left, right }: SqlComparisonProps) {
  const [before, after] = [left ?? '', right ?? ''];
  if (before === '' && after === '') return null;
  const same = before === after;
  const lines = Math.max(before.split('\n').length, after.split('\n').length);
  return (
    <Section title="SQL" note={<DifferenceMark differs={!same} word={same ? 'the same' : undefined} />}>
      <Box sx={bar}>
        {same ? (
          <Heading text="A and B" sql={before} />
        ) : (
          <>
            <Heading text="A" sql={before} />
            <Heading text="B" sql={after} />
          </>
        )}
      </Box>
      <Box sx={{ display: 'grid', '& > *': { gridArea: '1 / 1', position: 'relative', minWidth: 0 } }}>
        <Skeleton variant="rectangular" height={lines * LINE_PX + 20} aria-hidden sx={{ opacity: 0.4 }} />
        <Box sx={{ zIndex: 1 }}>
          <SqlDifference left={before} right={after} />
        </Box>
      </Box>
    </Section>
  );
}

function Heading({ text, sql }: { text: string; sql: string }) {
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', pl: 1.5, minHeight: 36 }}
    >
      <Box sx={{ fontSize: '0.75rem', fontWeight: 560, color: 'text.secondary' }}>{text}</Box>
      {sql === '' ? (
        <Box sx={{ pr: 1.5, fontSize: '0.75rem', color: 'text.secondary' }}>no SQL</Box>
      ) : (
        <CopyButton text={sql} what={`SQL of ${text}`} />
      )}
    </Box>
  );
}

const bar = {
  display: 'grid',
  gridAutoFlow: 'column',
  gridAutoColumns: 'minmax(0, 1fr)',
  borderTop: 1,
  borderBottom: 1,
  borderColor: 'divider',
  bgcolor: 'surface.sunken',
};
