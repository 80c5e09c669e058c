'use client';

import { Box, LinearProgress, Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { CompilationBody } from '@/lib/sources/endpoints';
import { formatShare } from '../../shared/format';
import { SqlBlock } from '../../shared/sql-block';
import { StatusBadge } from '../../shared/status-badge';
import { DiagnosticList } from '../diagnostic-list';
import { WordList } from '../word-list';
import { ReadingFailure } from './reading-failure';

interface ReadingPanelProps {
  sentence: string;
  compilation: CompilationBody | undefined;
  error: unknown;
  pending: boolean;
  onRepair: (sentence: string) => void;
  onRetry: () => void;
}

/** How a sentence is read while it is written: in plain English, word by word, and as SQL. */
export function ReadingPanel(props: ReadingPanelProps) {
  const { sentence, compilation, error, pending, onRepair, onRetry } = props;
  return (
    <Box component="section" aria-label="How Plumbline reads it" aria-busy={pending} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 24 }}>
        <Typography variant="h3" component="h3">
          How Plumbline reads it
        </Typography>
        {compilation && <Verdict compilation={compilation} />}
      </Box>
      <Box sx={{ height: 2, my: 1 }}>
        {pending && <LinearProgress aria-label="Reading" sx={{ height: 2 }} />}
      </Box>
      <Box aria-live="polite" sx={{ display: 'grid', gap: 2, opacity: pending ? 0.65 : 1 }}>
        {error ? (
          <ReadingFailure error={error} onRetry={onRetry} />
        ) : compilation ? (
          <Reading sentence={sentence} compilation={compilation} onRepair={onRepair} />
        ) : (
          <Waiting pending={pending} />
        )}
      </Box>
    </Box>
  );
}

function Verdict({ compilation }: { compilation: CompilationBody }) {
  if (compilation.status === 'needs_clarification') return <StatusBadge status="refused" />;
  return <StatusBadge status="success" word={`Understood, ${formatShare(compilation.confidence)} sure`} />;
}

function Waiting({ pending }: { pending: boolean }) {
  if (pending) {
    return (
      <div>
        <Skeleton width="92%" />
        <Skeleton width="70%" />
      </div>
    );
  }
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      Write what you want to see, in a sentence. Tables, columns and values are recognised as you type, and
      you see the SQL before anything runs.
    </Typography>
  );
}

function Reading(props: {
  sentence: string;
  compilation: CompilationBody;
  onRepair: (text: string) => void;
}) {
  const { sentence, compilation, onRepair } = props;
  const { explanation } = compilation;
  return (
    <>
      {explanation.reading && <Typography variant="body1">{explanation.reading}</Typography>}
      <DiagnosticList sentence={sentence} diagnostics={compilation.diagnostics} onRepair={onRepair} />
      {explanation.words.some((word) => word.role !== 'filler') && (
        <Part title="Word by word">
          <WordList words={explanation.words} />
        </Part>
      )}
      {compilation.alternatives.length > 0 && (
        <Part title="It could also mean">
          <Box component="ul" sx={{ m: 0, pl: 2.25, fontSize: '0.8125rem' }}>
            {compilation.alternatives.map((alternative) => (
              <li key={alternative.reading}>{alternative.reading}</li>
            ))}
          </Box>
        </Part>
      )}
      {compilation.generated_sql && <SqlBlock sql={compilation.generated_sql} maxHeight={220} />}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Typography
        variant="caption"
        component="h4"
        sx={{ fontWeight: 560, color: 'text.secondary', mb: 0.75 }}
      >
        {title}
      </Typography>
      {children}
    </div>
  );
}
