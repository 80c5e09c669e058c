'use client';

import { Box, Button, MenuItem, Select, type SelectProps } from '@mui/material';
import { ExecutionSortKey, ExecutionStatus } from '@/lib/kpi/execution-schemas';
import { SortOrder } from '@/lib/shared/wire';
import { type HistoryState, isFiltered, periods } from './history-state';

interface HistoryFiltersProps {
  state: HistoryState;
  /** Wordings of the sentence so far. */
  versions: number;
  onChange: (news: Partial<HistoryState>) => void;
  onClear: () => void;
}

/** Narrows and orders a history. */
export function HistoryFilters({ state, versions, onChange, onClear }: HistoryFiltersProps) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, minHeight: 32 }}>
      <StatusFilter status={state.status} onChange={(status) => onChange({ status })} />
      {versions > 1 && (
        <Quiet
          name="Version of the sentence"
          value={String(state.version ?? '')}
          onChange={(event) => onChange({ version: Number(event.target.value) || undefined })}
        >
          <MenuItem value="">All versions</MenuItem>
          {Array.from({ length: versions }, (_, index) => versions - index).map((version) => (
            <MenuItem key={version} value={String(version)}>
              Version {version}
            </MenuItem>
          ))}
        </Quiet>
      )}
      <Quiet
        name="Period"
        value={String(state.days ?? '')}
        onChange={(event) => onChange({ days: periods.find((days) => String(days) === event.target.value) })}
      >
        <MenuItem value="">Any time</MenuItem>
        {periods.map((days) => (
          <MenuItem key={days} value={String(days)}>
            {days === 1 ? 'Last 24 hours' : `Last ${days} days`}
          </MenuItem>
        ))}
      </Quiet>
      <SortChoice state={state} onChange={onChange} />
      {isFiltered(state) && (
        <Button onClick={onClear} sx={{ minHeight: 28, py: 0 }}>
          Clear
        </Button>
      )}
    </Box>
  );
}

const wordOf = (status: string) => status.charAt(0).toUpperCase() + status.slice(1);

function StatusFilter(props: {
  status: readonly ExecutionStatus[];
  onChange: (status: ExecutionStatus[]) => void;
}) {
  return (
    <Quiet
      name="Status of executions"
      multiple
      displayEmpty
      value={[...props.status]}
      renderValue={(chosen) =>
        Array.isArray(chosen) && chosen.length > 0 ? chosen.map(wordOf).join(', ') : 'All statuses'
      }
      onChange={({ target }) =>
        props.onChange(ExecutionStatus.options.filter((option) => target.value.includes(option)))
      }
    >
      {ExecutionStatus.options.map((option) => (
        <MenuItem key={option} value={option}>
          {wordOf(option)}
        </MenuItem>
      ))}
    </Quiet>
  );
}

const orders: readonly (Pick<HistoryState, 'sort' | 'order'> & { label: string })[] = [
  { sort: 'execution_timestamp', order: 'desc', label: 'Newest first' },
  { sort: 'execution_timestamp', order: 'asc', label: 'Oldest first' },
  { sort: 'value', order: 'desc', label: 'Largest value first' },
  { sort: 'value', order: 'asc', label: 'Smallest value first' },
  { sort: 'number_of_records', order: 'desc', label: 'Most records first' },
  { sort: 'execution_time_ms', order: 'desc', label: 'Longest first' },
];

function SortChoice({ state, onChange }: Pick<HistoryFiltersProps, 'state' | 'onChange'>) {
  return (
    <Quiet
      name="Order of executions"
      value={`${state.sort} ${state.order}`}
      onChange={(event) => {
        const [sort, order] = String(event.target.value).split(' ');
        onChange({ sort: ExecutionSortKey.parse(sort), order: SortOrder.parse(order) });
      }}
    >
      {orders.map(({ sort, order, label }) => (
        <MenuItem key={label} value={`${sort} ${order}`}>
          {label}
        </MenuItem>
      ))}
    </Quiet>
  );
}

/** A choice that looks like the text of what is chosen. */
function Quiet<Value extends string | string[]>({ name, ...props }: SelectProps<Value> & { name: string }) {
  return (
    <Select<Value>
      variant="standard"
      disableUnderline
      displayEmpty
      {...props}
      SelectDisplayProps={{ 'aria-label': name }}
      sx={{ fontSize: '0.8125rem', color: 'text.secondary', maxWidth: 220 }}
    />
  );
}
