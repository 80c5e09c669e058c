'use client';

import ShowChartRounded from '@mui/icons-material/ShowChartRounded';
import { Box, Button, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import type { TrendPoint } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { Disclosure } from '../../shared/disclosure';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { formatNumber } from '../../shared/format';
import { StaleNotice } from '../../shared/stale-notice';
import { drilldownPath } from '../executions/use-execution-run';
import { kpiTrendOptions } from '../kpi-queries';
import { describeTrend } from './trend-facts';
import { TrendTable } from './trend-table';

const CHART_HEIGHT_PX = 240;

const TrendChart = dynamic(() => import('./trend-chart').then((module) => module.TrendChart), {
  ssr: false,
  loading: () => <Skeleton variant="rounded" height={CHART_HEIGHT_PX} />,
});

/** The value of a KPI over time: as a chart, as a table, and in a sentence. */
export function KpiTrend({ kpi, onExecute }: { kpi: Kpi; onExecute: () => void }) {
  const trend = useQuery(kpiTrendOptions(kpi.id));
  if (trend.isPending) return <Skeleton variant="rounded" height={CHART_HEIGHT_PX + 28} />;
  if (!trend.data) return <ErrorState error={trend.error} what="the trend" onRetry={trend.refetch} />;
  const { points, total } = trend.data;
  if (points.length === 0) return <NoTrend canExecute={kpi.is_active} onExecute={onExecute} />;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}>
      <StaleNotice error={trend.error} onRetry={trend.refetch} />
      <Chart points={points} total={total} />
      <Box sx={{ mx: -2.25 }}>
        <Disclosure title="As a table" storageKey="plumbline-trend-table">
          <TrendTable points={points} />
        </Disclosure>
      </Box>
    </Box>
  );
}

function Chart({ points, total }: { points: readonly TrendPoint[]; total: number }) {
  const router = useRouter();
  const described = describeTrend(points);
  const onlyOne = points.length === 1;
  return (
    <Box component="figure" aria-label={`Value over time: ${described}`} sx={{ m: 0 }}>
      <Box component="figcaption" sx={{ fontSize: '0.8125rem', color: 'text.secondary', mb: 0.5 }}>
        {described}
        {total > points.length && `; the newest of ${formatNumber(total)}`}
        {onlyOne && '. A line begins with the second.'}
      </Box>
      <Box sx={{ height: CHART_HEIGHT_PX, mx: -0.5 }}>
        <TrendChart
          points={points}
          height={CHART_HEIGHT_PX}
          onOpen={(executionId) => router.push(drilldownPath(executionId))}
        />
      </Box>
      <Box sx={{ mt: 0.5, fontSize: '0.75rem', color: 'text.secondary' }}>
        A click opens the rows of the execution nearest to it.
      </Box>
    </Box>
  );
}

function NoTrend({ canExecute, onExecute }: { canExecute: boolean; onExecute: () => void }) {
  return (
    <EmptyState
      Icon={ShowChartRounded}
      title="No trend yet"
      action={
        canExecute && (
          <Button variant="outlined" onClick={onExecute}>
            Execute
          </Button>
        )
      }
    >
      Every execution adds a point: the value, or a mark where there was none.
    </EmptyState>
  );
}
