'use client';

import EditOutlined from '@mui/icons-material/EditOutlined';
import PlayArrowRounded from '@mui/icons-material/PlayArrowRounded';
import RestoreRounded from '@mui/icons-material/RestoreRounded';
import { Box, Button, IconButton, Skeleton, Tab, Tabs, Tooltip } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import { ErrorState } from '../../shared/error-state';
import { PeekPanel } from '../../shared/peek-panel';
import { ExecutionHistory } from '../executions/execution-history';
import { kpiOptions } from '../kpi-queries';
import { KpiTrend } from '../trend/kpi-trend';
import { KpiVersions } from '../versions/kpi-versions';
import type { KpiActions } from './kpi-actions';
import { DETAIL_TABS, type DetailTab } from './kpi-list-state';
import { KpiMenu } from './kpi-menu';
import { KpiOverview } from './kpi-overview';

interface KpiDetailsProps {
  kpiId: number;
  tab: DetailTab;
  /** The definition as the list already knows it. */
  listed: Kpi | undefined;
  actions: KpiActions;
  onTab: (tab: DetailTab) => void;
  onClose: () => void;
}

/** A definition in full beside the list: what it says, how its value went, its runs and its wordings. */
export function KpiDetails({ kpiId, tab, listed, actions, onTab, onClose }: KpiDetailsProps) {
  const asked = useQuery({ ...kpiOptions(kpiId), enabled: !listed });
  const kpi = listed ?? asked.data?.kpi;
  return (
    <PeekPanel
      title={kpi?.name ?? `KPI ${kpiId}`}
      actions={kpi && <PanelActions kpi={kpi} actions={actions} />}
      onClose={onClose}
    >
      {kpi ? (
        <DetailTabs key={kpi.id} kpi={kpi} tab={tab} actions={actions} onTab={onTab} />
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
        <Button
          variant="outlined"
          startIcon={<RestoreRounded />}
          onClick={() => actions.restore(kpi)}
          sx={{ flexShrink: 0 }}
        >
          Restore
        </Button>
      )}
      <Tooltip title="Edit">
        <IconButton aria-label="Edit this KPI" onClick={() => actions.edit(kpi)}>
          <EditOutlined />
        </IconButton>
      </Tooltip>
      <KpiMenu kpi={kpi} actions={actions} />
    </>
  );
}

const labels: Record<DetailTab, string> = {
  overview: 'Overview',
  trend: 'Trend',
  history: 'History',
  versions: 'Versions',
};

interface DetailTabsProps extends Pick<KpiDetailsProps, 'tab' | 'actions' | 'onTab'> {
  kpi: Kpi;
}

function DetailTabs({ kpi, tab, actions, onTab }: DetailTabsProps) {
  const id = useId();
  return (
    <>
      <Tabs
        value={tab}
        onChange={(_, chosen: DetailTab) => onTab(chosen)}
        aria-label="Details"
        variant="fullWidth"
        sx={tabStyles}
      >
        {DETAIL_TABS.map((name) => (
          <Tab
            key={name}
            value={name}
            label={labels[name]}
            id={`${id}-tab-${name}`}
            aria-controls={name === tab ? `${id}-panel` : undefined}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${tab}`}
        tabIndex={-1}
        sx={{ outline: 'none' }}
      >
        <DetailPart kpi={kpi} tab={tab} actions={actions} />
      </Box>
    </>
  );
}

function DetailPart({ kpi, tab, actions }: Omit<DetailTabsProps, 'onTab'>) {
  switch (tab) {
    case 'overview':
      return <KpiOverview kpi={kpi} actions={actions} />;
    case 'trend':
      return <KpiTrend kpi={kpi} onExecute={() => actions.execute(kpi)} />;
    case 'history':
      return <ExecutionHistory kpi={kpi} onEdit={actions.edit} />;
    case 'versions':
      return <KpiVersions kpi={kpi} onUse={(sentence) => actions.edit(kpi, sentence)} />;
  }
}

const tabStyles = {
  position: 'sticky',
  top: -16,
  zIndex: 2,
  mt: -2,
  mx: -2.25,
  mb: 2,
  minHeight: 40,
  bgcolor: 'background.paper',
  borderBottom: 1,
  borderColor: 'divider',
  '& .MuiTab-root': {
    minHeight: 40,
    minWidth: 0,
    py: 0,
    '&.Mui-focusVisible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -3 },
  },
};
