'use client';

import WrapTextRounded from '@mui/icons-material/WrapTextRounded';
import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import dynamic from 'next/dynamic';
import { z } from 'zod';
import { CopyButton } from './copy-button';
import { sqlStyles } from './sql-styles';
import { useStoredState } from './use-stored-state';

// Plain text stands in until the highlighter has arrived: same font and lines, so nothing moves.
const SqlHighlighter = dynamic(() => import('./sql-highlighter').then((module) => module.SqlHighlighter), {
  ssr: false,
});

interface SqlBlockProps {
  sql: string;
  /** Heading of the block and name of its scroll region. */
  label?: string;
  maxHeight?: number;
}

/** SQL, highlighted, with a copy button. Long lines scroll, or wrap where someone likes that better. */
export function SqlBlock({ sql, label = 'Generated SQL', maxHeight = 240 }: SqlBlockProps) {
  const [wrapped, setWrapped] = useStoredState('plumbline-sql-wrapped', z.boolean(), false);
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden', minWidth: 0 }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          pl: 1.5,
          pr: 0.5,
          minHeight: 36,
          borderBottom: 1,
          borderColor: 'divider',
          bgcolor: 'surface.sunken',
        }}
      >
        <Typography
          variant="caption"
          component="div"
          sx={{ flex: 1, fontWeight: 560, color: 'text.secondary' }}
        >
          {label}
        </Typography>
        <Tooltip title="Wrap long lines">
          <IconButton
            aria-label="Wrap long lines"
            aria-pressed={wrapped}
            onClick={() => setWrapped(!wrapped)}
            sx={{ color: wrapped ? 'primary.main' : undefined }}
          >
            <WrapTextRounded />
          </IconButton>
        </Tooltip>
        <CopyButton text={sql} what="SQL" />
      </Box>
      <Box
        component="section"
        aria-label={label}
        tabIndex={0}
        sx={[
          { maxHeight, overflow: 'auto', px: 1.5, py: 1.25, bgcolor: 'background.paper' },
          { '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 } },
          sqlStyles,
          overlaid,
          wrapped && wrappedStyles,
        ]}
      >
        <Box sx={{ display: 'grid', '& > *': { gridArea: '1 / 1' } }}>
          <SqlHighlighter sql={sql} />
          <pre className="plain" aria-hidden>
            {sql}
          </pre>
        </Box>
      </Box>
    </Box>
  );
}

const overlaid = {
  '& pre': { whiteSpace: 'pre' },
  '& pre.highlighted + pre.plain': { visibility: 'hidden' },
};

const wrappedStyles = { '& pre': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } };
