import { describe, expect, test } from 'vitest';
import type { TrendPoint } from '@/lib/kpi/execution-schemas';
import { describeTrend, newestChange, newestValue } from './trend-facts';

type Sketch = number | 'failed' | 'cancelled' | 'running' | { value: number; version: number };

/** A trend of one execution an hour. */
function trendOf(sketches: readonly Sketch[]): TrendPoint[] {
  return sketches.map((sketch, index) => ({
    execution_id: index + 1,
    execution_timestamp: new Date(Date.UTC(2025, 0, 1, index)).toISOString(),
    execution_status: typeof sketch === 'string' ? sketch : 'success',
    definition_version: typeof sketch === 'object' ? sketch.version : 1,
    value: typeof sketch === 'number' ? sketch : typeof sketch === 'object' ? sketch.value : null,
  }));
}

describe('a trend in words', () => {
  const cases: [string, Sketch[], string][] = [
    ['none', [], 'No runs yet'],
    ['only one that has not ended', ['running'], 'No runs yet'],
    ['one', [38], '1 run: 38'],
    ['several', [171, 40, 38], '3 runs: 171 → 38'],
    ['several with failures', [171, 'failed', 1000, 'failed'], '4 runs: 171 → 1,000, 2 failed'],
    ['only failures', ['failed', 'failed'], '2 runs, 2 failed'],
    ['cancelled and running', [1, 'cancelled', 'failed', 'running'], '3 runs: 1, 1 failed, 1 cancelled'],
  ];
  test.each(cases)('%s', (_, sketches, words) => {
    expect(describeTrend(trendOf(sketches))).toBe(words);
  });
});

describe('the newest change', () => {
  const cases: [string, Sketch[], { values: [number, number]; reworded: boolean } | null][] = [
    ['none', [], null],
    ['one number', [5], null],
    ['down', [50, 38], { values: [50, 38], reworded: false }],
    ['past a failure', [26, 'failed', 38, 'failed'], { values: [26, 38], reworded: false }],
    [
      'under another sentence',
      [
        { value: 1, version: 1 },
        { value: 1, version: 2 },
      ],
      { values: [1, 1], reworded: true },
    ],
  ];
  test.each(cases)('%s', (_, sketches, expected) => {
    const change = newestChange(trendOf(sketches));
    expect(
      change && {
        values: [change.from.value, change.to.value],
        reworded: change.reworded,
      },
    ).toEqual(expected);
  });
});

test('the newest number is the last one there is', () => {
  expect(newestValue(trendOf([1, 2, 'failed']))?.value).toBe(2);
  expect(newestValue(trendOf(['failed']))).toBeNull();
});
