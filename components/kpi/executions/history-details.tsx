'use client';

import { Box } from '@mui/material';
import type { Execution } from '@/lib/kpi/execution-schemas';
import { Banner } from '../../shared/banner';
import { FactList } from '../../shared/facts';
import { formatTimestamp } from '../../shared/format';
import { SqlBlock } from '../../shared/sql-block';
import { DiagnosticList } from '../diagnostic-list';
import { parameterFacts } from '../execution-facts';

/** Everything kept of a run but its rows. */
export function HistoryDetails({ execution }: { execution: Execution }) {
  return (
    <Box sx={{ display: 'grid', gap: 1.5, pt: 1.25, pb: 0.75 }}>
      {execution.error_message && execution.diagnostics.length === 0 && (
        <Banner kind="error" title="Why it failed">
          {execution.error_message}
        </Banner>
      )}
      <DiagnosticList sentence={execution.nl_definition} diagnostics={execution.diagnostics} />
      <FactList
        facts={[
          { label: 'Executed', value: formatTimestamp(execution.execution_timestamp) },
          { label: 'Sentence', value: execution.nl_definition },
          ...parameterFacts(execution),
        ]}
      />
      {execution.generated_sql && <SqlBlock sql={execution.generated_sql} maxHeight={200} />}
    </Box>
  );
}
