import { Box } from '@mui/material';
import type { ReactNode } from 'react';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names and values in two columns. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
        columnGap: 2,
        rowGap: 0.75,
        fontSize: '0.8125rem',
        '& dt': { color: 'text.secondary' },
        '& dd': { m: 0, overflowWrap: 'anywhere' },
      }}
    >
      {facts.map((fact) => (
        <Box key={fact.label} sx={{ display: 'contents' }}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </Box>
      ))}
    </Box>
  );
}

interface StatisticStripProps {
  facts: readonly Fact[];
  /** In a line where there is room; all of them unless given. */
  columns?: number;
}

/** Rows of figures under a page's head. */
export function StatisticStrip({ facts, columns = facts.length }: StatisticStripProps) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        // Three stand in one line even on small screens: two lines would leave a hole.
        gridTemplateColumns: {
          xs: `repeat(${facts.length === 3 ? 3 : 2}, 1fr)`,
          sm: `repeat(${columns}, 1fr)`,
        },
        border: 1,
        borderColor: 'divider',
        borderRadius: '10px',
        bgcolor: 'background.paper',
        overflow: 'hidden',
      }}
    >
      {facts.map((fact) => (
        <Box
          key={fact.label}
          sx={{
            px: 2.25,
            py: 1.25,
            boxShadow: '-1px -1px 0 var(--mui-palette-divider)',
          }}
        >
          <Box component="dt" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
            {fact.label}
          </Box>
          <Box
            component="dd"
            sx={{ m: 0, fontSize: '1rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
          >
            {fact.value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
