'use client';

import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { Disclosure } from '../../shared/disclosure';
import { FactList } from '../../shared/facts';
import { SqlBlock } from '../../shared/sql-block';
import { TextLink } from '../../shared/text-link';
import { VisuallyHidden } from '../../shared/visually-hidden';
import { parameterFacts, queryFacts } from '../execution-facts';
import { MarkedSentence } from '../marked-sentence';
import { markProblems } from '../sentence-marks';
import { WordList } from '../word-list';
import { ConfidenceList } from './confidence-list';
import { JoinList } from './join-list';

/** The sentence, how it was read, the SQL it became, and the facts of the query. */
export function ExecutionQuery({ execution }: { execution: ExecutionDetail }) {
  const { explanation, generated_sql } = execution;
  return (
    <Box component="section" aria-label="Query" sx={panel}>
      <VisuallyHidden as="h2">Query</VisuallyHidden>
      <Box sx={halves}>
        <div>
          <Typography variant="body1" component="div" sx={{ fontWeight: 520 }}>
            <MarkedSentence
              sentence={execution.nl_definition}
              words={markProblems(execution.nl_definition, explanation?.words ?? [], execution.diagnostics)}
            />
          </Typography>
          {explanation?.reading && (
            <Typography variant="body2" sx={{ mt: 0.75, color: 'text.secondary' }}>
              {explanation.reading}
            </Typography>
          )}
          <VersionNote execution={execution} />
        </div>
        {generated_sql && <SqlBlock sql={generated_sql} maxHeight={190} />}
      </Box>
      <Disclosure title="Query details and how each word was read" storageKey="plumbline-query-details">
        <Box sx={columns}>
          <Part title="Query">
            <FactList facts={queryFacts(execution)} />
          </Part>
          <Part title="Parameters">
            <FactList facts={parameterFacts(execution)} />
          </Part>
          {explanation && explanation.confidence.length > 0 && (
            <Part title="Confidence, part by part">
              <ConfidenceList parts={explanation.confidence} />
            </Part>
          )}
          {explanation && (
            <Part title="Word by word">
              <WordList words={explanation.words} />
            </Part>
          )}
          {explanation && explanation.joins.length > 0 && (
            <Part title="Joins">
              <JoinList joins={explanation.joins} />
            </Part>
          )}
        </Box>
      </Disclosure>
    </Box>
  );
}

/** Says that the definition has moved on since. */
function VersionNote({ execution }: { execution: ExecutionDetail }) {
  const { definition_version, current_version, kpi_id } = execution;
  if (definition_version === current_version) return null;
  return (
    <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
      This is version {definition_version} of the sentence; it is at version {current_version} now.{' '}
      <TextLink href={`/landing-kpi?kpi=${kpi_id}`}>Open the KPI</TextLink>
    </Typography>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </div>
  );
}

const panel = {
  border: 1,
  borderColor: 'divider',
  borderRadius: '10px',
  bgcolor: 'background.paper',
  overflow: 'hidden',
};

const halves = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 8fr)' },
  gap: 2.5,
  alignItems: 'start',
  px: 2.25,
  py: 1.75,
};

const columns = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))',
  gap: 3.5,
  px: 2.25,
  pb: 2.5,
  pt: 0.5,
};
