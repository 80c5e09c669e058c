'use client';

import { Box, Skeleton } from '@mui/material';
import { DiagnosticList } from '../diagnostic-list';
import { MarkedSentence } from '../marked-sentence';
import { ReadingFailure } from './reading-failure';
import { useCompilation } from './use-compilation';
import { useCompilationTarget } from './use-compilation-target';

interface SentenceReadingProps {
  sentence: string;
  /** Takes the sentence with a suggestion in place of what was not understood. */
  onRepair: (sentence: string) => void;
}

/** A sentence with its words underlined by role, and what it says in plain English. */
export function SentenceReading({ sentence, onRepair }: SentenceReadingProps) {
  const graphs = useCompilationTarget();
  const { target } = graphs;
  const { compilation, error, pending, retry, words } = useCompilation(sentence, target);
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: '8px',
        overflow: 'hidden',
        fontSize: '0.875rem',
      }}
    >
      <Box component="blockquote" sx={{ m: 0, px: 1.5, py: 1.1, bgcolor: 'surface.sunken' }}>
        <MarkedSentence sentence={sentence} words={words} />
      </Box>
      <Box
        aria-busy={pending}
        sx={{ px: 1.5, py: 1.1, borderTop: 1, borderColor: 'divider', fontSize: '0.8125rem', minHeight: 40 }}
      >
        {graphs.error ? (
          <ReadingFailure error={graphs.error} onRetry={graphs.retry} />
        ) : error ? (
          <ReadingFailure error={error} onRetry={retry} />
        ) : compilation ? (
          <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1 }}>
            {compilation.explanation.reading && <div>{compilation.explanation.reading}</div>}
            <DiagnosticList sentence={sentence} diagnostics={compilation.diagnostics} onRepair={onRepair} />
            {target && (
              <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                Read against {target.kgName} · {target.schema}
              </Box>
            )}
          </Box>
        ) : target || graphs.isPending ? (
          <Skeleton width="85%" />
        ) : (
          'There is no knowledge graph to read it against yet.'
        )}
      </Box>
    </Box>
  );
}
