import { Box } from '@mui/material';
import { sparklineShape } from './sparkline-shape';

const MARK_PX = 2.25;

interface SparklineProps {
  /** Oldest first; null where there is no value. */
  values: readonly (number | null)[];
  /** What the line says, in words. */
  label: string;
  width?: number;
  height?: number;
}

/** How a number went, without axes: a line that breaks where a value is missing, with a cross in each gap. */
export function Sparkline({ values, label, width = 76, height = 26 }: SparklineProps) {
  const { stretches, gaps, last } = sparklineShape(values, { width, height: height - 2 * MARK_PX - 1 });
  const markY = height - MARK_PX - 0.75;
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      sx={{ width, height, display: 'block', flexShrink: 0, overflow: 'visible', fill: 'none' }}
    >
      <title>{label}</title>
      {stretches.map((places) => (
        <Box
          component="polyline"
          key={places[0]?.x}
          // A line of one place is drawn as a dot by its round caps.
          points={[...places, ...places.slice(-1)].map(({ x, y }) => `${x},${y}`).join(' ')}
          sx={{ stroke: 'var(--mui-palette-tone-info-solid)', strokeWidth: 1.5, strokeLinecap: 'round' }}
          strokeLinejoin="round"
        />
      ))}
      {gaps.map((x) => (
        <Box
          component="path"
          key={x}
          d={`M${x - MARK_PX} ${markY - MARK_PX}l${2 * MARK_PX} ${2 * MARK_PX}m0 ${-2 * MARK_PX}l${-2 * MARK_PX} ${2 * MARK_PX}`}
          sx={{ stroke: 'var(--mui-palette-tone-bad-solid)', strokeWidth: 1.4, strokeLinecap: 'round' }}
        />
      ))}
      {last && (
        <Box
          component="circle"
          cx={last.x}
          cy={last.y}
          r={2.25}
          sx={{ fill: 'var(--mui-palette-tone-info-solid)' }}
        />
      )}
    </Box>
  );
}
