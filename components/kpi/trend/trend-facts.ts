import { isOpen, type TrendPoint } from '@/lib/kpi/execution-schemas';
import { countOf, formatNumber } from '../../shared/format';

/** A point that has a number. */
export interface ValuedPoint extends TrendPoint {
  readonly value: number;
}

const hasValue = (point: TrendPoint): point is ValuedPoint => point.value !== null;

/** Executions that have ended, in their order. */
export const endedPoints = (trend: readonly TrendPoint[]): TrendPoint[] =>
  trend.filter((point) => !isOpen(point.execution_status));

/** Two numbers that follow each other, failed executions between them left out. */
export interface ValueChange {
  readonly from: ValuedPoint;
  readonly to: ValuedPoint;
  /** The sentence was another one: the numbers may not mean the same. */
  readonly reworded: boolean;
}

/** The newest number; null before there is one. */
export const newestValue = (trend: readonly TrendPoint[]): ValuedPoint | null =>
  trend.findLast(hasValue) ?? null;

/** What the newest number changed against the one before; null before there are two. */
export function newestChange(trend: readonly TrendPoint[]): ValueChange | null {
  const [from, to] = trend.filter(hasValue).slice(-2);
  if (!from || !to) return null;
  return {
    from,
    to,
    reworded: from.definition_version !== to.definition_version,
  };
}

/** A trend in words: `20 runs: 171 → 38, 2 failed`. */
export function describeTrend(trend: readonly TrendPoint[]): string {
  const points = endedPoints(trend);
  if (points.length === 0) return 'No runs yet';
  const valued = points.filter(hasValue);
  const [first] = valued;
  const last = valued.at(-1);
  const numbers = !first || !last ? [] : first === last ? [last] : [first, last];
  const counted = (status: TrendPoint['execution_status']) =>
    points.filter((point) => point.execution_status === status).length;
  const failed = counted('failed');
  const cancelled = counted('cancelled');
  const heading =
    numbers.length === 0
      ? countOf(points.length, 'run')
      : `${countOf(points.length, 'run')}: ${numbers.map(({ value }) => formatNumber(value)).join(' → ')}`;
  return [heading, failed > 0 && `${failed} failed`, cancelled > 0 && `${cancelled} cancelled`]
    .filter(Boolean)
    .join(', ');
}
