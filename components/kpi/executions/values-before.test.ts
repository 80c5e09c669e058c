import { expect, test } from 'vitest';
import type { Execution, ExecutionStatus, TrendPoint } from '@/lib/kpi/execution-schemas';
import { valuesBefore } from './values-before';

type Sketch = [id: number, value: number | null, status?: ExecutionStatus];

const executions = (sketches: Sketch[]) =>
  sketches.map(
    ([id, value, execution_status = 'success']) => ({ id, value, execution_status }) as unknown as Execution,
  );

const trend = (sketches: Sketch[]): TrendPoint[] =>
  sketches.map(([execution_id, value, execution_status = 'success']) => ({
    execution_id,
    value,
    execution_status,
    execution_timestamp: '2025-10-27T11:30:00Z',
    definition_version: 1,
  }));

test.each<[string, Sketch[], Sketch[], Record<number, number>]>([
  [
    'of neighbours, newest first',
    [
      [3, 30],
      [2, 20],
      [1, 10],
    ],
    [],
    { 2: 10, 3: 20 },
  ],
  [
    'past a failure',
    [
      [3, 30],
      [2, null, 'failed'],
      [1, 10],
    ],
    [],
    { 2: 10, 3: 10 },
  ],
  [
    'a failure has none of its own',
    [
      [2, 20],
      [1, 5, 'failed'],
    ],
    [],
    {},
  ],
  [
    'from the trend',
    [],
    [
      [4, 40],
      [7, 70],
    ],
    { 7: 40 },
  ],
  [
    'trend and neighbours together',
    [
      [2, 20],
      [1, 10],
    ],
    [
      [3, 30],
      [4, 40],
    ],
    { 2: 10, 3: 20, 4: 30 },
  ],
])('%s', (_, listed, points, expected) => {
  expect(Object.fromEntries(valuesBefore(executions(listed), trend(points)))).toEqual(expected);
});
