import { describe, expect, it } from 'vitest';
import { type DetailState, isNarrowed, toCellsRequest, toVendorsRequest } from './detail-state';

const plain: DetailState = {
  tab: 'demand',
  month: null,
  platform: null,
  locality: null,
  state: '',
  work_type: '',
  search: '',
  fill: 'all',
  allocated: 'all',
  cell: null,
  bucket: null,
  page: 1,
  size: 50,
};

describe('what is asked for', () => {
  it('names only what narrows', () => {
    const request = toCellsRequest('x', plain);
    expect(JSON.parse(JSON.stringify(request))).toEqual({
      execution_id: 'x',
      fill: 'all',
      limit: 50,
      offset: 0,
    });
  });

  it.each([
    [1, 0],
    [3, 100],
    [0, 0],
    [-5, 0],
  ])('page %i begins at row %i', (page, offset) => {
    expect(toCellsRequest('x', { ...plain, page }).offset).toBe(offset);
  });

  it('takes a cell or bucket 0 for what it is, and no blank text for a filter', () => {
    const request = toVendorsRequest('x', { ...plain, cell: 0, bucket: -1, search: '  ', state: ' TX ' });
    expect(request).toMatchObject({ cell_id: 0, bucket_id: 0, search: undefined, state: 'TX' });
  });
});

describe('whether rows are left out', () => {
  it.each<[Partial<DetailState>, boolean]>([
    [{}, false],
    [{ month: 'March' }, true],
    [{ search: ' ' }, false],
    [{ fill: 'unfilled' }, true],
    [{ tab: 'shortages', fill: 'unfilled' }, false],
    [{ tab: 'vendors', cell: 0 }, true],
    [{ tab: 'buckets', allocated: 'no' }, false],
  ])('%o: %s', (change, narrowed) => {
    expect(isNarrowed({ ...plain, ...change })).toBe(narrowed);
  });
});
