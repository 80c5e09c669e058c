'use client';

import { Box, Button, DialogActions, DialogContent } from '@mui/material';
import NextLink from 'next/link';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { Banner } from '../../shared/banner';
import { type Fact, StatisticStrip } from '../../shared/facts';
import { countOf, formatDuration, formatNumber, formatShare } from '../../shared/format';
import { DiagnosticList } from '../diagnostic-list';
import { isRefusal } from '../execution-status-badge';
import { drilldownPath } from './use-execute-kpi';

interface ExecutionOutcomeProps {
  kpi: Kpi;
  execution: ExecutionDetail;
  onAgain: () => void;
  onClose: () => void;
  onHistory: () => void;
  onEdit: (sentence?: string) => void;
}

/** How a run ended: its figures and where to go, or what went wrong and how to repair it. */
export function ExecutionOutcome(props: ExecutionOutcomeProps) {
  return props.execution.execution_status === 'success' ? <Success {...props} /> : <Failure {...props} />;
}

function figuresOf(execution: ExecutionDetail): Fact[] {
  const { number_of_records, value, execution_time_ms, confidence_score } = execution;
  const facts: Fact[] = [{ label: 'Records', value: formatNumber(number_of_records) }];
  if (value !== null && value !== number_of_records)
    facts.unshift({ label: 'Value', value: formatNumber(value) });
  if (execution_time_ms !== null) facts.push({ label: 'Duration', value: formatDuration(execution_time_ms) });
  if (confidence_score !== null) facts.push({ label: 'Confidence', value: formatShare(confidence_score) });
  return facts;
}

function Success({ execution, onAgain, onHistory }: ExecutionOutcomeProps) {
  const { id, truncated, number_of_records, total_available, warnings, explanation } = execution;
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Box role="status" sx={{ fontSize: '0.9375rem', fontWeight: 600 }}>
          Executed: {countOf(number_of_records, 'record')}
        </Box>
        <StatisticStrip facts={figuresOf(execution)} />
        {explanation?.reading && <Box sx={{ color: 'text.secondary' }}>{explanation.reading}</Box>}
        {truncated && (
          <Banner kind="warning" title="The record limit cut the result">
            {formatNumber(number_of_records)} of{' '}
            {total_available === null ? 'more' : formatNumber(total_available)} records are kept. Execute
            again with a higher limit to keep them all.
          </Banner>
        )}
        {warnings.map((warning) => (
          <Banner key={warning} kind="warning" title={warning} />
        ))}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onAgain}>
          Execute again
        </Button>
        <Button variant="outlined" onClick={onHistory}>
          History
        </Button>
        {id !== null && (
          <Button variant="contained" component={NextLink} href={drilldownPath(id)} autoFocus>
            Open rows
          </Button>
        )}
      </DialogActions>
    </>
  );
}

function Failure({ execution, onAgain, onHistory, onEdit }: ExecutionOutcomeProps) {
  const refused = isRefusal(execution);
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Banner kind="error" title={refused ? 'The sentence was not understood' : 'The execution failed'}>
          {execution.diagnostics.length === 0 && execution.error_message}
        </Banner>
        <DiagnosticList
          sentence={execution.nl_definition}
          diagnostics={execution.diagnostics}
          onRepair={onEdit}
        />
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          {refused
            ? 'Nothing was run. Change the sentence, or take one of the suggestions: it opens in the editor, where you see the new reading before you save.'
            : 'The attempt is kept in the history. Check the parameters and try again, or change the sentence.'}
        </Box>
        {execution.warnings.map((warning) => (
          <Banner key={warning} kind="warning" title={warning} />
        ))}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onHistory}>
          History
        </Button>
        <Button variant="outlined" onClick={onAgain}>
          Change parameters
        </Button>
        <Button variant="contained" onClick={() => onEdit()}>
          Edit the sentence
        </Button>
      </DialogActions>
    </>
  );
}
