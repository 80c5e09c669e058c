'use client';

import { Box, Chip } from '@mui/material';
import type { DiagnosticBody } from '@/lib/shared/compilation-schemas';
import { applySuggestion } from './sentence-marks';

interface DiagnosticListProps {
  sentence: string;
  diagnostics: readonly DiagnosticBody[];
  /** Takes the repaired sentence; without it suggestions are only shown. */
  onRepair?: (sentence: string) => void;
}

/** What was not understood, word by word, with suggestions that repair the sentence at a click. */
export function DiagnosticList({ sentence, diagnostics, onRepair }: DiagnosticListProps) {
  if (diagnostics.length === 0) return null;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {diagnostics.map((diagnostic) => (
        <DiagnosticItem
          key={`${diagnostic.code} ${diagnostic.span?.start ?? ''} ${diagnostic.message}`}
          diagnostic={diagnostic}
          sentence={sentence}
          onRepair={onRepair}
        />
      ))}
    </Box>
  );
}

function DiagnosticItem(props: { diagnostic: DiagnosticBody } & Omit<DiagnosticListProps, 'diagnostics'>) {
  const { diagnostic, sentence, onRepair } = props;
  const tone = diagnostic.severity === 'error' ? 'bad' : 'warn';
  return (
    <Box
      component="li"
      sx={{
        px: 1.25,
        py: 1,
        borderRadius: '8px',
        borderLeft: '3px solid',
        borderColor: `tone.${tone}.solid`,
        bgcolor: `tone.${tone}.tint`,
        fontSize: '0.8125rem',
        overflowWrap: 'anywhere',
      }}
    >
      {diagnostic.message}
      {diagnostic.suggestions.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, mt: 0.75 }}>
          <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
            {onRepair ? 'Use instead:' : 'Try:'}
          </Box>
          {diagnostic.suggestions.map((suggestion) => (
            <Chip
              key={suggestion}
              size="small"
              variant="outlined"
              label={suggestion}
              onClick={onRepair && (() => onRepair(applySuggestion(sentence, diagnostic.span, suggestion)))}
              sx={{
                height: 'auto',
                minHeight: 24,
                maxWidth: '100%',
                bgcolor: 'background.paper',
                borderColor: 'divider',
                '& .MuiChip-label': { whiteSpace: 'normal', py: '2px' },
              }}
            />
          ))}
        </Box>
      )}
    </Box>
  );
}
