'use client';

import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Execution } from '@/lib/kpi/execution-schemas';
import { formatNumber, formatTimestamp } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { SelectField, type SelectOption } from '../../shared/select-field';
import { TextLink } from '../../shared/text-link';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { drilldownPath } from '../executions/use-execution-run';
import { executionListOptions } from '../kpi-queries';

/** Executions offered to choose from, the newest ones. */
const OFFERED = 100;

interface ComparisonHeadProps {
  left: Execution;
  right: Execution;
  onChoose: (choice: { left?: number; right?: number }) => void;
}

/** The two executions, to be exchanged for others of the KPI. */
export function ComparisonHead({ left, right, onChoose }: ComparisonHeadProps) {
  const others = useQuery(executionListOptions({ kpi_id: left.kpi_id, limit: OFFERED }));
  const listed = others.data?.executions ?? [];
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) auto minmax(0, 1fr)' },
        gap: { xs: 1.5, sm: 2 },
        alignItems: 'start',
      }}
    >
      <Side letter="A" execution={left} listed={listed} onChoose={(id) => onChoose({ left: id })} />
      <Button
        variant="outlined"
        startIcon={<SwapHorizRounded />}
        onClick={() => onChoose({ left: right.id ?? undefined, right: left.id ?? undefined })}
        sx={{ mt: { sm: '25px' }, minHeight: 36, justifySelf: 'center' }}
      >
        Swap
      </Button>
      <Side letter="B" execution={right} listed={listed} onChoose={(id) => onChoose({ right: id })} />
    </Box>
  );
}

interface SideProps {
  letter: 'A' | 'B';
  execution: Execution;
  listed: readonly Execution[];
  onChoose: (executionId: number) => void;
}

function Side({ letter, execution, listed, onChoose }: SideProps) {
  const known = listed.some(({ id }) => id === execution.id);
  return (
    <Box sx={{ minWidth: 0 }}>
      <SelectField
        label={`Execution ${letter}`}
        value={String(execution.id)}
        options={(known ? listed : [execution, ...listed]).map(optionOf)}
        onChange={(id) => onChoose(Number(id))}
      />
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1, fontSize: '0.8125rem' }}
      >
        <ExecutionStatusBadge status={execution.execution_status} diagnostics={execution.diagnostics} />
        <Box component="span" suppressHydrationWarning sx={{ color: 'text.secondary' }}>
          {formatTimestamp(execution.execution_timestamp)} (
          <RelativeTime timestamp={execution.execution_timestamp} />)
        </Box>
        {execution.id !== null && (
          <TextLink href={drilldownPath(execution.id)} label={`Open execution ${letter}`} sx={{ ml: 'auto' }}>
            Open rows
          </TextLink>
        )}
      </Box>
    </Box>
  );
}

function optionOf(execution: Execution): SelectOption {
  const { id, execution_timestamp, execution_status, value } = execution;
  const outcome =
    execution_status === 'success' ? (value === null ? 'success' : formatNumber(value)) : execution_status;
  return {
    value: String(id),
    label: `Execution ${id}`,
    note: `${formatTimestamp(execution_timestamp)}, ${outcome}, version ${execution.definition_version}`,
  };
}
