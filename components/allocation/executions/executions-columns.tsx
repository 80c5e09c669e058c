import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { AllocationExecution } from '@/lib/allocation/execution-schemas';
import { formatDuration } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { AllocationStatusBadge } from '../allocation-status-badge';
import { errorWords } from '../allocation-words';
import { SuccessRate } from './success-rate';

export interface ExecutionsColumn {
  readonly key: string;
  readonly label: string;
  /** Class that says on which widths of the table it is shown. */
  readonly shown?: 'roomy-only' | 'wide-only' | 'not-small';
  readonly numeric?: boolean;
  readonly width?: number;
  readonly maxWidth?: number;
  readonly cell: (execution: AllocationExecution) => ReactNode;
}

/** Stands where there is nothing to show. */
export function Nothing() {
  return (
    <Box component="span" aria-label="none" role="img" sx={{ color: 'text.disabled' }}>
      –
    </Box>
  );
}

/** In one line; what does not fit shows in a tooltip. */
function Clipped({ text }: { text: string }) {
  return (
    <Box title={text} sx={{ whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
      {text}
    </Box>
  );
}

/** The columns beside month and year, in their order. */
export const executionsColumns: readonly ExecutionsColumn[] = [
  {
    key: 'status',
    label: 'Status',
    shown: 'not-small',
    width: 140,
    cell: ({ status, error_type }) => <AllocationStatusBadge status={status} error_type={error_type} />,
  },
  {
    key: 'start_time',
    label: 'Started',
    shown: 'not-small',
    width: 96,
    cell: ({ start_time }) => <RelativeTime timestamp={start_time} />,
  },
  {
    key: 'duration_seconds',
    label: 'Duration',
    shown: 'wide-only',
    numeric: true,
    width: 92,
    cell: ({ duration_seconds: seconds }) =>
      seconds === null ? <Nothing /> : formatDuration(seconds * 1_000),
  },
  {
    key: 'uploaded_by',
    label: 'User',
    shown: 'not-small',
    maxWidth: 150,
    cell: ({ uploaded_by }) => <Clipped text={uploaded_by} />,
  },
  {
    key: 'forecast_filename',
    label: 'Forecast file',
    shown: 'roomy-only',
    maxWidth: 240,
    cell: ({ forecast_filename }) => <Clipped text={forecast_filename} />,
  },
  {
    key: 'allocation_success_rate',
    label: 'Success rate',
    shown: 'not-small',
    width: 138,
    cell: ({ allocation_success_rate: rate }) => (rate === null ? <Nothing /> : <SuccessRate rate={rate} />),
  },
  {
    key: 'error_type',
    label: 'Error',
    shown: 'wide-only',
    width: 140,
    cell: ({ error_type }) => (error_type === null ? <Nothing /> : errorWords[error_type]),
  },
];
