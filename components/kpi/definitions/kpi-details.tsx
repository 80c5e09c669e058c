'use client';

import EditOutlined from '@mui/icons-material/EditOutlined';
import PlayArrowRounded from '@mui/icons-material/PlayArrowRounded';
import RestoreRounded from '@mui/icons-material/RestoreRounded';
import { Box, Button, IconButton, Skeleton, Tooltip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Kpi } from '@/lib/kpi/schemas';
import { ErrorState } from '../../shared/error-state';
import { FactList } from '../../shared/facts';
import { PeekPanel } from '../../shared/peek-panel';
import { RelativeTime } from '../../shared/relative-time';
import { ExecutionHistory } from '../executions/execution-history';
import { kpiOptions } from '../kpi-queries';
import type { KpiActions } from './kpi-actions';

interface KpiDetailsProps {
  kpiId: number;
  /** The definition as the list already knows it. */
  listed: Kpi | undefined;
  actions: KpiActions;
  onClose: () => void;
}

/** A definition in full beside the list, with its history. */
export function KpiDetails({ kpiId, listed, actions, onClose }: KpiDetailsProps) {
  const asked = useQuery({ ...kpiOptions(kpiId), enabled: !listed });
  const kpi = listed ?? asked.data?.kpi;
  return (
    <PeekPanel
      title={kpi?.name ?? `KPI ${kpiId}`}
      actions={kpi && <PanelActions kpi={kpi} actions={actions} />}
      onClose={onClose}
    >
      {kpi ? (
        <>
          <Definition kpi={kpi} />
          <ExecutionHistory key={kpi.id} kpi={kpi} />
        </>
      ) : asked.isError ? (
        <ErrorState error={asked.error} what="this KPI" onRetry={asked.refetch} />
      ) : (
        <Skeleton variant="rounded" height={120} />
      )}
    </PeekPanel>
  );
}

function PanelActions({ kpi, actions }: { kpi: Kpi; actions: KpiActions }) {
  return (
    <>
      {kpi.is_active ? (
        <Button
          variant="contained"
          startIcon={<PlayArrowRounded />}
          onClick={() => actions.execute(kpi)}
          sx={{ flexShrink: 0 }}
        >
          Execute
        </Button>
      ) : (
        <Button variant="outlined" startIcon={<RestoreRounded />} onClick={() => actions.restore(kpi)}>
          Restore
        </Button>
      )}
      <Tooltip title="Edit">
        <IconButton aria-label="Edit this KPI" onClick={() => actions.edit(kpi)}>
          <EditOutlined />
        </IconButton>
      </Tooltip>
    </>
  );
}

function Definition({ kpi }: { kpi: Kpi }) {
  return (
    <Box sx={{ display: 'grid', gap: 1.75, mb: 3 }}>
      <Typography
        component="blockquote"
        sx={{
          m: 0,
          px: 1.5,
          py: 1.1,
          borderRadius: '8px',
          bgcolor: 'surface.sunken',
          border: 1,
          borderColor: 'divider',
          overflowWrap: 'anywhere',
        }}
      >
        {kpi.nl_definition}
      </Typography>
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
