'use client';

import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import { Box, Button, Checkbox, Collapse } from '@mui/material';
import { useId, useState } from 'react';
import { type Execution, isOpen } from '@/lib/kpi/execution-schemas';
import { countOf, formatDuration, formatNumber, formatTimestamp } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { TextLink } from '../../shared/text-link';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { CancelButton } from './cancel-button';
import { HistoryDetails } from './history-details';
import { RerunMenu } from './rerun-menu';
import { drilldownPath } from './use-execution-run';
import { ValueChange } from './value-change';

export interface HistoryEntryProps {
  execution: Execution;
  currentVersion: number;
  /** The value of the success before. */
  before: number | undefined;
  chosen: boolean;
  canRerun: boolean;
  onChoose: () => void;
  onRerun: () => void;
  onRerunWith: () => void;
  /** Opens the definition with a repaired sentence. */
  onRepair?: (sentence: string) => void;
}

/** One run: when, how it ended, what came out and with which parameters. */
export function HistoryEntry(props: HistoryEntryProps) {
  const { execution, currentVersion, before, chosen } = props;
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const when = formatTimestamp(execution.execution_timestamp);
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'divider', fontSize: '0.8125rem' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Checkbox
          size="small"
          checked={chosen}
          onChange={props.onChoose}
          slotProps={{ input: { 'aria-label': `Choose the execution of ${when} to compare` } }}
          sx={{ p: 0.5, ml: -0.75, mr: -0.5 }}
        />
        <Box sx={{ flexShrink: 0, minWidth: 88 }}>
          <ExecutionStatusBadge status={execution.execution_status} diagnostics={execution.diagnostics} />
        </Box>
        <Outcome execution={execution} before={before} />
        <Box sx={{ ml: 'auto', color: 'text.secondary' }}>
          <RelativeTime timestamp={execution.execution_timestamp} />
        </Box>
      </Box>
      <Box sx={{ pl: 3, fontSize: '0.75rem', color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {parametersOf(execution, currentVersion)}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, pl: 2, mt: 0.25 }}>
        <Button
          aria-expanded={open}
          aria-controls={detailsId}
          aria-label={`Details of the execution of ${when}`}
          onClick={() => setOpen(!open)}
          endIcon={<ExpandMoreRounded sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
          sx={{ color: 'text.secondary', minHeight: 28, py: 0 }}
        >
          Details
        </Button>
        <EntryActions {...props} when={when} />
      </Box>
      <Collapse id={detailsId} in={open} unmountOnExit>
        <Box sx={{ pl: 3 }}>
          <HistoryDetails execution={execution} onRepair={props.onRepair} />
        </Box>
      </Collapse>
    </Box>
  );
}

function EntryActions(props: HistoryEntryProps & { when: string }) {
  const { execution, when, canRerun, onRerun, onRerunWith } = props;
  const { id, kpi_id, execution_status } = execution;
  if (id === null) return null;
  if (isOpen(execution_status)) {
    return <CancelButton executionId={id} kpiId={kpi_id} label={`Cancel the execution of ${when}`} />;
  }
  return (
    <>
      <RerunMenu when={when} disabled={!canRerun} onSame={onRerun} onOther={onRerunWith} />
      <TextLink
        href={drilldownPath(id)}
        label={`Drill down into the execution of ${when}`}
        sx={{ ml: 'auto', fontSize: '0.8125rem' }}
      >
        Drill down
      </TextLink>
    </>
  );
}

function Outcome({ execution, before }: Pick<HistoryEntryProps, 'execution' | 'before'>) {
  const { value, number_of_records, truncated, execution_time_ms, execution_status } = execution;
  const time = execution_time_ms === null ? '' : `in ${formatDuration(execution_time_ms)}`;
  const quiet = { color: 'text.secondary', whiteSpace: 'nowrap' };
  if (execution_status !== 'success') {
    return (
      <Box component="span" sx={quiet}>
        {execution_status === 'cancelled' && time.replace('in', 'after')}
      </Box>
    );
  }
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 0.75,
        minWidth: 0,
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <b>
        {value !== null && value !== number_of_records
          ? formatNumber(value)
          : countOf(number_of_records, 'record')}
      </b>
      <ValueChange now={value} before={before} />
      <Box component="span" sx={quiet}>
        {truncated && '(limited) '}
        {time}
      </Box>
    </Box>
  );
}

function parametersOf(execution: Execution, currentVersion: number): string {
  const { schemas, select_schema, ruleset_name, definition_version: version } = execution;
  return [
    execution.kg_name,
    schemas.length > 1 ? schemas.join(', ') : select_schema,
    `limit ${formatNumber(execution.limit_records)}`,
    ...(ruleset_name === null ? [] : [ruleset_name]),
    version === currentVersion ? `version ${version}` : `version ${version} (now ${currentVersion})`,
  ].join(' · ');
}
