'use client';

import HourglassEmptyRounded from '@mui/icons-material/HourglassEmptyRounded';
import { Box, Tab, Tabs } from '@mui/material';
import { type AllocationDetail, isActive } from '@/lib/allocation/execution-schemas';
import { EmptyState } from '../../shared/empty-state';
import { frame } from '../../shared/section';
import { BucketsTab } from './buckets-tab';
import { ConfigurationTab } from './configuration-tab';
import { DemandTab } from './demand-tab';
import { TABS, type Tab as TabName } from './detail-state';
import { ShortagesTab } from './shortages-tab';
import { useDetailState } from './use-detail-state';
import { VendorsTab } from './vendors-tab';

const words: Record<TabName, string> = {
  demand: 'Demand',
  shortages: 'Shortages',
  buckets: 'Buckets',
  vendors: 'Vendors',
  configuration: 'Configuration',
};

const panels = {
  demand: DemandTab,
  shortages: ShortagesTab,
  buckets: BucketsTab,
  vendors: VendorsTab,
};

/** The result from every side, and the configuration it was made with. */
export function ResultTabs({ execution }: { execution: AllocationDetail }) {
  const { state, show } = useDetailState();
  const { tab } = state;
  return (
    <Box component="section" aria-label="Result" sx={frame}>
      <Tabs
        value={tab}
        onChange={(_, chosen: TabName) => show(chosen)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label="Result"
        sx={{ px: { xs: 0, sm: 1 }, borderBottom: 1, borderColor: 'divider' }}
      >
        {TABS.map((name) => (
          <Tab
            key={name}
            value={name}
            label={words[name]}
            id={`result-tab-${name}`}
            aria-controls={name === tab ? 'result-panel' : undefined}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id="result-panel" aria-labelledby={`result-tab-${tab}`}>
        <Panel execution={execution} tab={tab} />
      </Box>
    </Box>
  );
}

function Panel({ execution, tab }: { execution: AllocationDetail; tab: TabName }) {
  if (tab === 'configuration') return <ConfigurationTab execution={execution} />;
  if (!execution.has_result) return <NoResult execution={execution} />;
  const Shown = panels[tab];
  return <Shown executionId={execution.execution_id} />;
}

function NoResult({ execution }: { execution: AllocationDetail }) {
  if (isActive(execution.status)) {
    return (
      <EmptyState Icon={HourglassEmptyRounded} title="The result is on its way">
        It appears here by itself when the allocation has finished.
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={HourglassEmptyRounded} title="There is no result">
      {execution.reports_removed_at === null
        ? 'The allocation did not get as far as one. What went wrong stands above.'
        : 'Retention removed it with its reports. A rerun gives the same result again.'}
    </EmptyState>
  );
}
