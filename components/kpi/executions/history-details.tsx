'use client';

import { Box } from '@mui/material';
import type { Execution } from '@/lib/kpi/execution-schemas';
import { Banner } from '../../shared/banner';
import { FactList } from '../../shared/facts';
import { formatDuration, formatTimestamp } from '../../shared/format';
import { SqlBlock } from '../../shared/sql-block';
import { DiagnosticList } from '../diagnostic-list';
import { parameterFacts } from '../execution-facts';
import { adviceFor } from './failure-advice';

interface HistoryDetailsProps {
  execution: Execution;
  /** Takes a repaired sentence; without it suggestions are only shown. */
  onRepair?: (sentence: string) => void;
}

/** Everything kept of a run but its rows. */
export function HistoryDetails({ execution, onRepair }: HistoryDetailsProps) {
  const { execution_status, execution_time_ms, diagnostics, error_message, nl_definition } = execution;
  const advice = execution_status === 'failed' ? adviceFor(execution) : null;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5, pt: 1, pb: 0.75 }}>
      {advice && (
        <Banner kind="error" title={advice.title}>
          {diagnostics.length === 0 && <div>{error_message}</div>}
          {advice.advice}
        </Banner>
      )}
      <DiagnosticList sentence={nl_definition} diagnostics={diagnostics} onRepair={onRepair} />
      {execution.warnings.map((warning) => (
        <Banner key={warning} kind="warning" title={warning} />
      ))}
      <FactList
        facts={[
          { label: 'Executed', value: formatTimestamp(execution.execution_timestamp) },
          { label: 'Duration', value: execution_time_ms === null ? '–' : formatDuration(execution_time_ms) },
          { label: 'Sentence', value: nl_definition },
          ...parameterFacts(execution),
        ]}
      />
      {execution.generated_sql && <SqlBlock sql={execution.generated_sql} maxHeight={200} />}
    </Box>
  );
}
