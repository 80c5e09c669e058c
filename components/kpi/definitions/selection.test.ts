import { describe, expect, test } from 'vitest';
import { type Selected, shareOf, toggle, togglePage } from './selection';

const item = (id: number) => ({ id });
const page = [1, 2, 3, 4, 5].map(item);
const of = (...ids: number[]): Selected<{ id: number }> => new Map(ids.map((id) => [id, item(id)]));
const idsOf = (selected: Selected<unknown>) => [...selected.keys()].sort((left, right) => left - right);

describe('one', () => {
  test.each([
    ['on', [], 2, null, [2]],
    ['off', [2, 9], 2, null, [9]],
    ['down to it', [2], 4, 2, [2, 3, 4]],
    ['up to it', [4], 2, 4, [2, 3, 4]],
    ['off in between', [1, 2, 3, 4, 9], 4, 2, [1, 9]],
    ['alone, where the anchor is on another page', [9], 3, 9, [3, 9]],
  ] as const)('%s', (_, before, touched, anchor, after) => {
    expect(idsOf(toggle(of(...before), item(touched), { page, anchor }))).toEqual(after);
  });
});

test('a page is ticked as a whole and cleared as a whole; other pages stay', () => {
  const all = togglePage(of(3, 9), page);
  expect(idsOf(all)).toEqual([1, 2, 3, 4, 5, 9]);
  expect(idsOf(togglePage(all, page))).toEqual([9]);
});

test.each([
  [[9], 'none'],
  [[1, 9], 'some'],
  [[1, 2, 3, 4, 5], 'all'],
] as const)('of %j, %s of the page', (ids, share) => {
  expect(shareOf(of(...ids), page)).toBe(share);
});

test('nothing of an empty page is ticked', () => {
  expect(shareOf(of(1), [])).toBe('none');
});
