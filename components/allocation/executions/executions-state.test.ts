import { describe, expect, it } from 'vitest';
import {
  type ExecutionsState,
  isFiltered,
  orderChosen,
  toFilters,
  toggleChosen,
  toListRequest,
} from './executions-state';

const usual: ExecutionsState = {
  month: null,
  year: null,
  status: [],
  user: '',
  search: '',
  page: 1,
  chosen: [],
};

describe('the state of the list', () => {
  it.each<[string, Partial<ExecutionsState>, object]>([
    ['nothing', {}, { status: [] }],
    ['a month and a year', { month: 'May', year: 2025 }, { month: 'May', year: 2025, status: [] }],
    ['a year that cannot be', { year: 12 }, { status: [] }],
    ['a status named twice', { status: ['FAILED', 'FAILED', 'PENDING'] }, { status: ['PENDING', 'FAILED'] }],
    ['a user in blanks', { user: ' ana ' }, { uploaded_by: 'ana', status: [] }],
    ['blanks alone', { user: '  ' }, { status: [] }],
  ])('asks for %s', (_, change, filters) => {
    expect(toFilters({ ...usual, ...change })).toEqual(filters);
  });

  it.each([
    [1, 0],
    [3, 40],
    [-4, 0],
    [9e12, 19_999_980],
  ])('asks for page %i from row %i on', (page, offset) => {
    expect(toListRequest({ ...usual, page })).toMatchObject({ limit: 20, offset });
  });

  it('is filtered by filters and search, not by page or choice', () => {
    expect(isFiltered({ ...usual, page: 4, chosen: ['a'] })).toBe(false);
    expect(isFiltered({ ...usual, search: 'a' })).toBe(true);
    expect(isFiltered({ ...usual, status: ['FAILED'] })).toBe(true);
  });
});

describe('choosing two', () => {
  it('lets a third take the place of the first', () => {
    expect(['a', 'b', 'c', 'c'].reduce<string[]>(toggleChosen, [])).toEqual(['b']);
    expect(['a', 'b', 'c'].reduce<string[]>(toggleChosen, [])).toEqual(['b', 'c']);
  });

  it('puts the older on the left where the page tells which it is', () => {
    const page = [{ execution_id: 'new' }, { execution_id: 'old' }];
    expect(orderChosen(['new', 'old'], page)).toEqual(['old', 'new']);
    expect(orderChosen(['old', 'new'], page)).toEqual(['old', 'new']);
    expect(orderChosen(['new', 'elsewhere'], page)).toEqual(['new', 'elsewhere']);
    expect(orderChosen(['new'], page)).toBeNull();
  });
});
