import fc from 'fast-check';
import { expect, it } from 'vitest';
import { neighboursOf } from './neighbours';

const at = (id: number, second: number) => ({
  id,
  execution_timestamp: new Date(Date.UTC(2025, 0, 1, 0, 0, second)).toISOString(),
});

it('walks through a history as it is sorted, also where several executions share a moment', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 9 }), (seconds) => {
      const history = seconds
        .map((second, index) => at(index + 1, second))
        .sort((left, right) => Date.parse(left.execution_timestamp) - Date.parse(right.execution_timestamp));
      for (const [index, execution] of history.entries()) {
        const moment = execution.execution_timestamp;
        const before = history.filter((other) => other.execution_timestamp < moment).reverse();
        const since = history.filter((other) => other.execution_timestamp >= moment);
        expect(neighboursOf(execution, before, since)).toEqual({
          previous: history[index - 1]?.id ?? null,
          next: history[index + 1]?.id ?? null,
        });
      }
    }),
  );
});

it('has none where it stands alone', () => {
  expect(neighboursOf(at(1, 0), [], [at(1, 0)])).toEqual({ previous: null, next: null });
});
