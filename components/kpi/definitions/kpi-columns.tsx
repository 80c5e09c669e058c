import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { Kpi, KpiSortKey } from '@/lib/kpi/schemas';
import { formatDuration, formatNumber } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { DefinitionCell, GroupCell, Nothing, ValueCell } from './kpi-cells';

/** When a column gives way as the table's own width shrinks. */
type Shown = 'always' | 'roomy-only' | 'wide-only' | 'not-small';

/** A column of the list; every one is sorted by its key. The name is apart: it is always there. */
export interface KpiColumn {
  readonly key: KpiSortKey;
  readonly label: string;
  readonly shown: Shown;
  readonly numeric?: boolean;
  /** Not shown until someone asks for it. */
  readonly optional?: boolean;
  readonly width?: number | string;
  readonly maxWidth?: number;
  readonly cell: (kpi: Kpi) => ReactNode;
}

const text = (value: string | null) => value ?? <Nothing />;
const time = (timestamp: string | undefined) =>
  timestamp ? <RelativeTime timestamp={timestamp} /> : <Nothing />;

/** In the order in which they stand. */
export const kpiColumns: readonly KpiColumn[] = [
  { key: 'id', label: 'ID', shown: 'wide-only', width: 52, cell: (kpi) => <Quiet>{kpi.id}</Quiet> },
  { key: 'name', label: 'Name', shown: 'always', width: 232, cell: () => null },
  {
    key: 'alias_name',
    label: 'Alias',
    shown: 'not-small',
    optional: true,
    maxWidth: 180,
    cell: (kpi) => text(kpi.alias_name),
  },
  {
    key: 'group_name',
    label: 'Group',
    shown: 'wide-only',
    maxWidth: 150,
    cell: (kpi) => <GroupCell kpi={kpi} />,
  },
  {
    key: 'nl_definition',
    label: 'Sentence',
    shown: 'roomy-only',
    width: '34%',
    cell: (kpi) => <DefinitionCell kpi={kpi} />,
  },
  {
    key: 'description',
    label: 'Description',
    shown: 'not-small',
    optional: true,
    maxWidth: 260,
    cell: (kpi) => text(kpi.description),
  },
  {
    key: 'execution_status',
    label: 'Latest',
    shown: 'not-small',
    width: 118,
    cell: (kpi) => <ExecutionStatusBadge status={kpi.latest_execution?.execution_status} />,
  },
  {
    key: 'value',
    label: 'Value',
    shown: 'not-small',
    numeric: true,
    width: 178,
    cell: (kpi) => <ValueCell kpi={kpi} />,
  },
  {
    key: 'latest_execution',
    label: 'Last run',
    shown: 'not-small',
    width: 92,
    cell: (kpi) => <Quiet>{time(kpi.latest_execution?.execution_timestamp)}</Quiet>,
  },
  {
    key: 'number_of_records',
    label: 'Records',
    shown: 'not-small',
    optional: true,
    numeric: true,
    cell: ({ latest_execution: latest }) =>
      latest?.execution_status === 'success' ? formatNumber(latest.number_of_records) : <Nothing />,
  },
  {
    key: 'execution_time_ms',
    label: 'Duration',
    shown: 'not-small',
    optional: true,
    numeric: true,
    cell: ({ latest_execution: latest }) =>
      latest?.execution_time_ms == null ? <Nothing /> : formatDuration(latest.execution_time_ms),
  },
  {
    key: 'version',
    label: 'Version',
    shown: 'not-small',
    optional: true,
    numeric: true,
    cell: (kpi) => kpi.version,
  },
  {
    key: 'is_active',
    label: 'State',
    shown: 'not-small',
    optional: true,
    cell: (kpi) => (kpi.is_active ? 'Active' : 'Inactive'),
  },
  {
    key: 'created_by',
    label: 'Created by',
    shown: 'not-small',
    optional: true,
    maxWidth: 160,
    cell: (kpi) => text(kpi.created_by),
  },
  {
    key: 'created_at',
    label: 'Created',
    shown: 'not-small',
    optional: true,
    cell: (kpi) => <Quiet>{time(kpi.created_at)}</Quiet>,
  },
  {
    key: 'updated_at',
    label: 'Changed',
    shown: 'not-small',
    optional: true,
    cell: (kpi) => <Quiet>{time(kpi.updated_at)}</Quiet>,
  },
];

const byKey = new Map<string, KpiColumn>(kpiColumns.map((column) => [column.key, column]));

/** Columns that can be chosen; the name cannot be hidden. */
export const choosableColumns = kpiColumns.filter(({ key }) => key !== 'name').map(({ key }) => key);
export const hiddenAtFirst = kpiColumns.filter(({ optional }) => optional).map(({ key }) => key);
export const labelOfColumn = (key: string): string => byKey.get(key)?.label ?? key;

function Quiet({ children }: { children: ReactNode }) {
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
      {children}
    </Box>
  );
}
