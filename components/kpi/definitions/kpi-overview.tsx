'use client';

import { Box, Typography } from '@mui/material';
import type { Kpi } from '@/lib/kpi/schemas';
import { FactList, StatisticStrip } from '../../shared/facts';
import { formatDuration, formatNumber } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { ChangeNote } from '../trend/change-note';
import { newestChange } from '../trend/trend-facts';
import type { KpiActions } from './kpi-actions';
import { SentenceReading } from './sentence-reading';

/** What a definition says, how it is read, and where it stands. */
export function KpiOverview({ kpi, actions }: { kpi: Kpi; actions: KpiActions }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
      <Latest kpi={kpi} />
      <SentenceReading sentence={kpi.nl_definition} onRepair={(sentence) => actions.edit(kpi, sentence)} />
      {kpi.description && (
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {kpi.description}
        </Typography>
      )}
      <FactList
        facts={[
          { label: 'Alias', value: kpi.alias_name ?? '–' },
          { label: 'Group', value: kpi.group_name ?? '–' },
          { label: 'Version', value: kpi.version },
          {
            label: 'Created',
            value: (
              <>
                <RelativeTime timestamp={kpi.created_at} />
                {kpi.created_by && ` by ${kpi.created_by}`}
              </>
            ),
          },
          { label: 'Changed', value: <RelativeTime timestamp={kpi.updated_at} /> },
        ]}
      />
    </Box>
  );
}

/** The latest execution in figures. */
function Latest({ kpi }: { kpi: Kpi }) {
  const latest = kpi.latest_execution;
  const change = newestChange(kpi.trend);
  if (!latest) {
    return (
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem', color: 'text.secondary' }}
      >
        <ExecutionStatusBadge status={undefined} />
        Not executed yet
      </Box>
    );
  }
  const facts = [
    {
      label: 'Value',
      value:
        latest.value === null ? (
          '–'
        ) : (
          <Box sx={{ display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', columnGap: 0.75 }}>
            {formatNumber(latest.value)}
            {change && <ChangeNote change={change} />}
          </Box>
        ),
    },
    { label: 'Records', value: formatNumber(latest.number_of_records) },
    {
      label: 'Duration',
      value: latest.execution_time_ms === null ? '–' : formatDuration(latest.execution_time_ms),
    },
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem', color: 'text.secondary' }}
      >
        <ExecutionStatusBadge status={latest.execution_status} />
        <RelativeTime timestamp={latest.execution_timestamp} />
      </Box>
      {latest.execution_status === 'success' && <StatisticStrip facts={facts} />}
      {latest.error_message && <Box sx={{ fontSize: '0.8125rem' }}>{latest.error_message}</Box>}
    </Box>
  );
}
