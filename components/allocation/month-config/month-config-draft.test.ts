import { describe, expect, it } from 'vitest';
import type { StoredMonthConfig } from '@/lib/allocation/schemas';
import { MONTH_NAMES } from '@/lib/shared/month-names';
import { lastChange, readDraft, textOf, toUpdate } from './month-config-draft';

const january: StoredMonthConfig = {
  month: 'January',
  year: 2025,
  locality: 'Domestic',
  working_days: 21,
  occupancy: 0.95,
  shrinkage: 0.07,
  work_hours: 9,
  updated_by: 'ana',
  updated_at: '2025-01-01T00:00:00.000Z',
};

const read = (draft: Record<string, string>) => readDraft(draft, [january], MONTH_NAMES);

describe('what stands in a cell', () => {
  it.each([
    ['working_days', '21'],
    ['occupancy', '95'],
    // 0.07 × 100 is 7.000000000000001 in binary.
    ['shrinkage', '7'],
    ['work_hours', '9'],
  ] as const)('%s is %s', (parameter, text) => {
    expect(textOf(january, parameter)).toBe(text);
    expect(textOf(undefined, parameter)).toBe('');
  });
});

describe('a draft', () => {
  it.each([
    ['nothing', {}],
    ['the same', { 'January/Domestic/working_days': '21' }],
    ['the same otherwise written', { 'January/Domestic/shrinkage': ' 7,0 ' }],
    ['blank where nothing is kept', { 'May/Global/occupancy': ' ' }],
  ])('changes nothing with %s', (_, draft) => {
    expect(read(draft)).toEqual({ changes: 0, problems: {}, edited: [] });
  });

  it('saves a month and locality whole, in fractions, and no other', () => {
    const { changes, problems, edited } = read({ 'January/Domestic/occupancy': '92,5' });
    expect([changes, problems]).toEqual([1, {}]);
    const config = { working_days: 21, occupancy: 0.925, shrinkage: 0.07, work_hours: 9 };
    expect(toUpdate(edited, 2025)).toEqual({ 'January 2025': { Domestic: config } });
  });

  it.each([
    ['working_days', '22.5', 'a whole number from 1 to 31'],
    ['working_days', '32', 'a whole number from 1 to 31'],
    ['occupancy', '0', 'above 0 and at most 100'],
    ['shrinkage', '100', 'from 0 to below 100'],
    ['work_hours', '24.5', 'above 0 and at most 24'],
    ['work_hours', '', 'a value is needed'],
    ['work_hours', '-1', 'a number such as 22.5'],
    ['work_hours', '1e1', 'a number such as 22.5'],
  ])('tells what is wrong with %s = “%s”', (parameter, text, problem) => {
    const key = `January/Domestic/${parameter}`;
    const reading = read({ [key]: text });
    expect(reading.problems).toEqual({ [key]: problem });
    expect(toUpdate(reading.edited, 2025)).toEqual({});
  });

  it('asks for the rest of a month that is begun', () => {
    const { problems } = read({ 'May/Global/working_days': '20' });
    expect(problems).toEqual({
      'May/Global/occupancy': 'a value is needed',
      'May/Global/shrinkage': 'a value is needed',
      'May/Global/work_hours': 'a value is needed',
    });
  });
});

it('tells the newest change of a month', () => {
  const later = { ...january, locality: 'Global' as const, updated_at: '2025-02-01T00:00:00.000Z' };
  expect(lastChange([january, later], 'January')).toBe(later);
  expect(lastChange([january, later], 'May')).toBeUndefined();
});
