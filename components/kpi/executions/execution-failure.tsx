'use client';

import { Box, Button, DialogActions, DialogContent } from '@mui/material';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { Banner } from '../../shared/banner';
import { DiagnosticList } from '../diagnostic-list';
import { MarkedSentence } from '../marked-sentence';
import { markProblems } from '../sentence-marks';
import type { ExecutionOutcomeProps } from './execution-outcome-props';
import { adviceFor, type FailureAdvice } from './failure-advice';

/** What went wrong, at which word, and what to change. */
export function ExecutionFailure(props: ExecutionOutcomeProps) {
  const { execution, onEdit } = props;
  const advice = adviceFor(execution);
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Banner kind="error" title={advice.title}>
          {execution.diagnostics.length === 0 && execution.error_message}
        </Banner>
        <FailedSentence execution={execution} />
        <DiagnosticList
          sentence={execution.nl_definition}
          diagnostics={execution.diagnostics}
          onRepair={onEdit}
        />
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{advice.advice}</Box>
        {execution.warnings.map((warning) => (
          <Banner key={warning} kind="warning" title={warning} />
        ))}
      </DialogContent>
      <FailureActions {...props} remedy={advice.remedy} />
    </>
  );
}

/** The sentence with the words at fault marked, where some are. */
function FailedSentence({ execution }: { execution: ExecutionDetail }) {
  const { nl_definition, diagnostics, explanation } = execution;
  if (!diagnostics.some(({ span }) => span !== null)) return null;
  return (
    <Box
      component="blockquote"
      sx={{ m: 0, px: 1.5, py: 0.75, borderRadius: '8px', bgcolor: 'surface.sunken' }}
    >
      <MarkedSentence
        sentence={nl_definition}
        words={markProblems(nl_definition, explanation?.words ?? [], diagnostics)}
      />
    </Box>
  );
}

function FailureActions(props: ExecutionOutcomeProps & Pick<FailureAdvice, 'remedy'>) {
  const { remedy, onAgain, onChange, onHistory, onEdit } = props;
  const look = (own: FailureAdvice['remedy']) => (own === remedy ? 'contained' : 'outlined');
  return (
    <DialogActions>
      <Button variant="outlined" onClick={onHistory} sx={{ mr: 'auto' }}>
        History
      </Button>
      {remedy === 'again' && (
        <Button variant="contained" onClick={onAgain}>
          Execute again
        </Button>
      )}
      <Button variant={look('parameters')} onClick={onChange}>
        Change parameters
      </Button>
      {onEdit && (
        <Button variant={look('sentence')} onClick={() => onEdit()}>
          Edit the sentence
        </Button>
      )}
    </DialogActions>
  );
}
