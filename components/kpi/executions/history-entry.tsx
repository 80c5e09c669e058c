'use client';

import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import { Box, Button, Collapse } from '@mui/material';
import { useId, useState } from 'react';
import type { Execution } from '@/lib/kpi/execution-schemas';
import { countOf, formatDuration, formatNumber, formatTimestamp } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { TextLink } from '../../shared/text-link';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { HistoryDetails } from './history-details';
import { drilldownPath } from './use-execution-run';

interface HistoryEntryProps {
  execution: Execution;
  currentVersion: number;
}

/** One run: when, how it ended, what came out and with which parameters. */
export function HistoryEntry({ execution, currentVersion }: HistoryEntryProps) {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const when = formatTimestamp(execution.execution_timestamp);
  return (
    <Box component="li" sx={{ py: 1.1, borderBottom: 1, borderColor: 'divider', fontSize: '0.8125rem' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ width: 122, flexShrink: 0 }}>
          <ExecutionStatusBadge status={execution.execution_status} diagnostics={execution.diagnostics} />
        </Box>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Outcome execution={execution} />
        </Box>
        <Box sx={{ color: 'text.secondary' }}>
          <RelativeTime timestamp={execution.execution_timestamp} />
        </Box>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mt: 0.5 }}>
        <Box
          sx={{
            flex: 1,
            minWidth: 0,
            fontSize: '0.75rem',
            color: 'text.secondary',
            overflowWrap: 'anywhere',
          }}
        >
          {parametersOf(execution, currentVersion)}
        </Box>
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
        {execution.id !== null && (
          <TextLink href={drilldownPath(execution.id)} label={`Drill down into the execution of ${when}`}>
            Drill down
          </TextLink>
        )}
      </Box>
      <Collapse id={detailsId} in={open} unmountOnExit>
        <HistoryDetails execution={execution} />
      </Collapse>
    </Box>
  );
}

function Outcome({ execution }: { execution: Execution }) {
  if (execution.execution_status !== 'success') return null;
  const { value, number_of_records, truncated, execution_time_ms } = execution;
  return (
    <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      <b>
        {value !== null && value !== number_of_records
          ? formatNumber(value)
          : countOf(number_of_records, 'record')}
      </b>
      {truncated && ' (limited)'}
      {execution_time_ms !== null && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {' '}
          in {formatDuration(execution_time_ms)}
        </Box>
      )}
    </Box>
  );
}

function parametersOf(execution: Execution, currentVersion: number): string {
  const version = execution.definition_version;
  return [
    execution.kg_name,
    execution.select_schema,
    `limit ${formatNumber(execution.limit_records)}`,
    version === currentVersion ? `version ${version}` : `version ${version} (now ${currentVersion})`,
  ].join(' · ');
}
