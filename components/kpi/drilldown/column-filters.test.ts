import { describe, expect, it } from 'vitest';
import type { ColumnFilter } from '@/lib/kpi/drilldown-schemas';
import {
  describeFilter,
  filterByValue,
  kindOf,
  type Operator,
  operatorsFor,
  toFilter,
  typedValues,
  type ValueKind,
} from './column-filters';

describe('toFilter', () => {
  it.each<[ValueKind, Operator, string[], unknown]>([
    ['text', 'contains', [' gpu '], { operator: 'contains', value: 'gpu' }],
    ['text', 'contains', ['  '], null],
    ['text', 'equals', ['007'], { operator: 'equals', value: '007' }],
    ['text', 'one_of', ['a', '', 'b, c'], { operator: 'one_of', value: ['a', 'b, c'] }],
    ['text', 'is_empty', ['left over'], { operator: 'is_empty' }],
    ['number', 'gt', ['-1.5e3'], { operator: 'gt', value: -1500 }],
    ['number', 'equals', ['9007199254740993'], { operator: 'equals', value: '9007199254740993' }],
    ['number', 'equals', ['1,000'], expect.stringContaining('“1,000” is not a number')],
    ['number', 'equals', ['0x10'], expect.stringContaining('not a number')],
    ['number', 'between', ['1'], null],
    ['number', 'between', ['1', '2', 'left over'], { operator: 'between', value: [1, 2] }],
    ['number', 'one_of', ['1', 'x'], expect.stringContaining('“x”')],
    ['boolean', 'equals', ['1'], { operator: 'equals', value: 1 }],
    ['date', 'lt', ['2025-01-31'], { operator: 'lt', value: '2025-01-31' }],
  ])('%s %s %j', (kind, operator, typed, expected) => {
    expect(toFilter(kind, operator, typed)).toEqual(expected);
  });

  it('gives back what was typed for every operator of every kind', () => {
    const samples: Record<ValueKind, string[]> = {
      text: ['a', 'b'],
      number: ['1', '2.5'],
      date: ['2025-01-01', '2025-02-01'],
      time: ['09:00', '10:00'],
      boolean: ['1', '0'],
    };
    for (const kind of ['text', 'number', 'date', 'time', 'boolean'] as const) {
      for (const operator of operatorsFor(kind)) {
        const filter = toFilter(kind, operator, samples[kind]) as ColumnFilter;
        expect(toFilter(kind, operator, typedValues(filter)), `${kind} ${operator}`).toEqual(filter);
      }
    }
  });
});

describe('filterByValue', () => {
  it.each<[unknown, 'only' | 'not', ColumnFilter | undefined, ColumnFilter]>([
    ['Active', 'only', undefined, { operator: 'equals', value: 'Active' }],
    ['Active', 'not', undefined, { operator: 'not_equals', value: 'Active' }],
    [null, 'only', undefined, { operator: 'is_empty' }],
    [' ', 'not', undefined, { operator: 'is_not_empty' }],
    [0, 'only', undefined, { operator: 'equals', value: 0 }],
    [
      'Hold',
      'not',
      { operator: 'not_equals', value: 'Active' },
      { operator: 'not_one_of', value: ['Active', 'Hold'] },
    ],
    [3, 'not', { operator: 'not_one_of', value: [1, 2] }, { operator: 'not_one_of', value: [1, 2, 3] }],
    [1, 'not', { operator: 'not_equals', value: 1 }, { operator: 'not_equals', value: 1 }],
    ['a', 'not', { operator: 'contains', value: 'b' }, { operator: 'not_equals', value: 'a' }],
  ])('%j %s after %j', (value, wanted, before, expected) => {
    expect(filterByValue(value as string, wanted, before)).toEqual(expected);
  });
});

describe('describeFilter', () => {
  it.each<[ColumnFilter, string, string]>([
    [{ operator: 'is_empty' }, 'text', 'C is empty'],
    [{ operator: 'gt', value: 5 }, 'integer', 'C is more than 5'],
    [{ operator: 'gt', value: '2025-01-01' }, 'datetime', 'C is after 2025-01-01'],
    [{ operator: 'between', value: [1, 9] }, 'decimal', 'C is between 1 and 9'],
    [{ operator: 'one_of', value: ['a', 'b', 'c', 'd', 'e'] }, 'text', 'C is one of a, b, c and 2 more'],
  ])('%j of %s', (filter, type, expected) => {
    expect(describeFilter('C', filter, kindOf(type))).toBe(expected);
  });
});
