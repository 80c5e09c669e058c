/// <reference types="react-syntax-highlighter" />
'use client';

import { Box, useMediaQuery } from '@mui/material';
import { type ReactNode, useMemo } from 'react';
import createElement from 'react-syntax-highlighter/dist/esm/create-element';
import sqlLanguage from 'react-syntax-highlighter/dist/esm/languages/hljs/pgsql';
import SyntaxHighlighter from 'react-syntax-highlighter/dist/esm/light';
import { sqlStyles } from '../../shared/sql-styles';
import { alignLines, unifyLines } from './align-lines';

SyntaxHighlighter.registerLanguage('sql', sqlLanguage);

type Mark = 'same' | 'removed' | 'added' | 'gap';

interface MarkedLine {
  readonly text: string;
  readonly mark: Mark;
}

/** Two pieces of SQL: beside each other where there is room, else under each other as one. Loaded when needed. */
export function SqlDifference({ left, right }: { left: string; right: string }) {
  const roomy = useMediaQuery('(min-width: 900px)');
  const aligned = useMemo(() => alignLines(left, right), [left, right]);
  if (!roomy || left === right) {
    const marks = { ' ': 'same', '-': 'removed', '+': 'added' } as const;
    const lines = unifyLines(aligned).map(({ sign, text }) => ({ text, mark: marks[sign] }));
    return <Pane label="SQL of A and B" lines={lines} />;
  }
  const side = (lines: typeof aligned.left, changed: Mark): MarkedLine[] =>
    lines.map(({ kind, text }) => ({ text, mark: kind === 'changed' ? changed : kind }));
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' }}>
      <Pane label="SQL of A" lines={side(aligned.left, 'removed')} />
      <Box sx={{ borderLeft: 1, borderColor: 'divider', minWidth: 0, display: 'grid' }}>
        <Pane label="SQL of B" lines={side(aligned.right, 'added')} />
      </Box>
    </Box>
  );
}

const words: Partial<Record<Mark, string>> = { removed: 'only in A', added: 'only in B' };

function Pane({ label, lines }: { label: string; lines: readonly MarkedLine[] }) {
  return (
    <Box component="section" aria-label={label} tabIndex={0} sx={[paneStyles, sqlStyles]}>
      <SyntaxHighlighter
        language="sql"
        useInlineStyles={false}
        PreTag={Pre}
        wrapLines
        // Without line numbers on screen, its `lineProps` is not told which line is meant.
        renderer={({ rows, stylesheet, useInlineStyles }) =>
          rows.map((row, index) =>
            createElement({
              node: markLine(row, lines[index]?.mark ?? 'same'),
              stylesheet,
              useInlineStyles,
              key: index,
            }),
          )
        }
      >
        {lines.map(({ text }) => text).join('\n')}
      </SyntaxHighlighter>
    </Box>
  );
}

function markLine(row: rendererNode, mark: Mark): rendererNode {
  const properties = { ...row.properties, className: ['line', mark], title: words[mark] };
  return { ...row, properties };
}

function Pre({ children }: { children?: ReactNode }) {
  return <pre>{children}</pre>;
}

const paneStyles = {
  overflowX: 'auto',
  py: 1.25,
  bgcolor: 'background.paper',
  '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 },
  '& pre': { whiteSpace: 'pre', width: 'max-content', minWidth: '100%' },
  '& .line': { display: 'block', minHeight: '1.65em', pr: 1.5, pl: 3.5, position: 'relative' },
  '& .line::before': { position: 'absolute', left: 12, fontWeight: 700, fontStyle: 'normal' },
  '& .removed': { bgcolor: 'tone.bad.tint' },
  '& .removed::before': { content: '"−"', color: 'tone.bad.text' },
  '& .added': { bgcolor: 'tone.good.tint' },
  '& .added::before': { content: '"+"', color: 'tone.good.text' },
  '& .gap': { bgcolor: 'surface.sunken' },
};
