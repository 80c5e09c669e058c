'use client';

import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { LineChart, type LineSeries } from '@mui/x-charts/LineChart';
import type { TrendPoint } from '@/lib/kpi/execution-schemas';
import { formatNumber, formatTimestamp } from '../../shared/format';
import { trendSeries } from './trend-series';

const LINE = 'var(--mui-palette-tone-info-solid)';
const FAILURE = 'var(--mui-palette-tone-bad-solid)';
const TWO_DAYS_MS = 172_800_000;
/** Above so many, points are found by the pointer alone. */
const MOST_MARKS = 60;

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const hours = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

interface TrendChartProps {
  /** Executions that have ended, oldest first. */
  points: readonly TrendPoint[];
  height: number;
  onOpen: (executionId: number) => void;
}

/** The value over time. Failures are crosses on the axis, changes of the sentence dashed lines. */
export function TrendChart({ points, height, onOpen }: TrendChartProps) {
  const { times, values, missing, lowest, highest, rewordings } = trendSeries(points);
  const spanMs = (times.at(-1)?.getTime() ?? 0) - (times[0]?.getTime() ?? 0);
  const ticks = spanMs > TWO_DAYS_MS ? days : hours;
  const open = (index: number | undefined) => {
    const point = index === undefined ? undefined : points[index];
    if (point) onOpen(point.execution_id);
  };
  return (
    <LineChart
      height={height}
      margin={{ left: 0, right: 14, top: 18, bottom: 0 }}
      hideLegend
      skipAnimation
      grid={{ horizontal: true }}
      xAxis={[
        {
          scaleType: 'time',
          data: times,
          tickNumber: 6,
          valueFormatter: (time: Date, { location }) =>
            location === 'tick' ? ticks.format(time) : formatTimestamp(time.toISOString()),
        },
      ]}
      yAxis={[
        {
          min: lowest,
          max: highest,
          width: 44,
          tickNumber: 5,
          valueFormatter: (value: number) => compact.format(value),
        },
      ]}
      series={seriesOf(points, values, missing)}
      onAxisClick={(_, data) => open(data?.dataIndex)}
      sx={styles}
    >
      {rewordings.map(({ time, version }) => (
        <ChartsReferenceLine
          key={version}
          x={time}
          label={`v${version}`}
          labelAlign="start"
          lineStyle={{ stroke: 'var(--mui-palette-text-secondary)', strokeDasharray: '3 4' }}
          labelStyle={{ fontSize: 11, fontWeight: 600, fill: 'var(--mui-palette-text-secondary)' }}
        />
      ))}
    </LineChart>
  );
}

/** The line, and the failures as a series of their own: crosses at the foot, each said in the tooltip. */
function seriesOf(
  points: readonly TrendPoint[],
  values: readonly (number | null)[],
  missing: readonly (number | null)[],
): LineSeries[] {
  const told = (index: number, word: string) => {
    const version = points[index]?.definition_version;
    return version === undefined ? word : `${word} (version ${version})`;
  };
  return [
    {
      id: 'value',
      label: 'Value',
      color: LINE,
      data: values,
      curve: 'linear',
      showMark: points.length <= MOST_MARKS,
      valueFormatter: (value, { dataIndex }) =>
        value === null ? null : told(dataIndex, formatNumber(value)),
    },
    {
      id: 'missing',
      label: 'No value',
      color: FAILURE,
      data: missing,
      shape: 'cross',
      showMark: true,
      valueFormatter: (value, { dataIndex }) =>
        value === null ? null : told(dataIndex, points[dataIndex]?.execution_status ?? ''),
    },
  ];
}

const styles = {
  cursor: 'pointer',
  '& .MuiLineChart-line': { strokeWidth: 1.75 },
  // Values are circles. Crosses are paths, placed by a transform that a scale would move.
  '& circle.MuiLineChart-mark': { scale: '0.8', transformBox: 'fill-box', transformOrigin: 'center' },
  '& path.MuiLineChart-mark': { fill: FAILURE },
  '& .MuiChartsAxis-root .MuiChartsAxis-line, & .MuiChartsAxis-root .MuiChartsAxis-tick': {
    stroke: 'var(--mui-palette-divider)',
  },
  '& .MuiChartsAxis-root .MuiChartsAxis-tickLabel': {
    fill: 'var(--mui-palette-text-secondary)',
    fontSize: '0.6875rem',
  },
  '& .MuiChartsGrid-root .MuiChartsGrid-line': {
    stroke: 'var(--mui-palette-divider)',
    strokeDasharray: '2 3',
  },
};
