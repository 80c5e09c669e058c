import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TrendPoint } from '@/lib/kpi/execution-schemas';
import { trendSeries } from './trend-series';

const point = (index: number, value: number | null, version = 1): TrendPoint => ({
  execution_id: index + 1,
  execution_timestamp: new Date(Date.UTC(2025, 0, index + 1)).toISOString(),
  execution_status: value === null ? 'failed' : 'success',
  definition_version: version,
  value,
});

test('failures stand at the foot, where the line breaks', () => {
  const { values, missing, lowest, highest } = trendSeries([point(0, 100), point(1, null), point(2, 200)]);
  expect(values).toEqual([100, null, 200]);
  expect(missing).toEqual([null, lowest, null]);
  expect([lowest, highest]).toEqual([88, 212]);
});

test('a change of the sentence is marked at its first execution', () => {
  const { rewordings } = trendSeries([point(0, 1, 1), point(1, 2, 2), point(2, 3, 2), point(3, 4, 3)]);
  expect(rewordings).toEqual([
    { time: new Date('2025-01-02T00:00:00.000Z'), version: 2 },
    { time: new Date('2025-01-04T00:00:00.000Z'), version: 3 },
  ]);
});

test('every value has room in the chart, and each execution is drawn once', () => {
  const values = fc.array(fc.option(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { nil: null }));
  fc.assert(
    fc.property(values, (given) => {
      const series = trendSeries(given.map((value, index) => point(index, value)));
      expect(series.lowest).toBeLessThan(series.highest);
      series.values.forEach((value, index) => {
        expect((value === null) !== (series.missing[index] === null)).toBe(true);
        expect(value ?? series.lowest).toBeGreaterThanOrEqual(series.lowest);
        expect(value ?? series.lowest).toBeLessThanOrEqual(series.highest);
      });
    }),
  );
});
