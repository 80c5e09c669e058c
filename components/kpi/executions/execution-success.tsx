'use client';

import { Box, Button, DialogActions, DialogContent } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import NextLink from 'next/link';
import type { Execution, ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { Banner } from '../../shared/banner';
import { type Fact, StatisticStrip } from '../../shared/facts';
import { countOf, formatDuration, formatNumber, formatShare } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { TextLink } from '../../shared/text-link';
import { previousSuccessOptions } from '../kpi-queries';
import { comparePath } from './compare-path';
import type { ExecutionOutcomeProps } from './execution-outcome-props';
import { drilldownPath } from './use-execution-run';
import { ValueChange } from './value-change';

/** What came out, what changed against the success before, and where to go. */
export function ExecutionSuccess({ execution, onAgain, onChange, onHistory }: ExecutionOutcomeProps) {
  const { id, truncated, number_of_records, total_available, warnings, explanation } = execution;
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Box role="status" sx={{ fontSize: '0.9375rem', fontWeight: 600 }}>
          Executed: {countOf(number_of_records, 'record')}
        </Box>
        <StatisticStrip facts={figuresOf(execution)} />
        <ChangeLine execution={execution} />
        {explanation?.reading && <Box sx={{ color: 'text.secondary' }}>{explanation.reading}</Box>}
        {truncated && (
          <Banner
            kind="warning"
            title="The record limit cut the result"
            action={<Button onClick={onChange}>Raise the limit</Button>}
          >
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
        <Button onClick={onChange} sx={{ mr: 'auto' }}>
          Change parameters
        </Button>
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

function figuresOf(execution: ExecutionDetail): Fact[] {
  const { number_of_records, value, execution_time_ms, confidence_score } = execution;
  const facts: Fact[] = [{ label: 'Records', value: formatNumber(number_of_records) }];
  if (value !== null && value !== number_of_records)
    facts.unshift({ label: 'Value', value: formatNumber(value) });
  if (execution_time_ms !== null) facts.push({ label: 'Duration', value: formatDuration(execution_time_ms) });
  if (confidence_score !== null) facts.push({ label: 'Confidence', value: formatShare(confidence_score) });
  return facts;
}

/** The change of the value since the last success; the line keeps its height while that is looked up. */
function ChangeLine({ execution }: { execution: Execution }) {
  const previous = useQuery(previousSuccessOptions(execution));
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 0.75,
        minHeight: 22,
        fontSize: '0.8125rem',
        color: 'text.secondary',
      }}
    >
      {previous.data === null && 'The first success of this KPI.'}
      {previous.data && <Since now={execution} before={previous.data} />}
    </Box>
  );
}

function Since({ now, before }: { now: Execution; before: Execution }) {
  const sameVersion = now.definition_version === before.definition_version;
  return (
    <>
      <ValueChange now={now.value} before={before.value} />
      <span>
        {now.value !== null && before.value !== null && `from ${formatNumber(before.value)}, `}
        <RelativeTime timestamp={before.execution_timestamp} />
        {!sameVersion && `, by version ${before.definition_version} of the sentence`}
      </span>
      {now.id !== null && before.id !== null && (
        <TextLink href={comparePath(before.id, now.id)} sx={{ ml: 'auto' }}>
          Compare
        </TextLink>
      )}
    </>
  );
}
