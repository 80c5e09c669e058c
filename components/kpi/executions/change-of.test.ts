import { expect, test } from 'vitest';
import { changeOf } from './change-of';

test.each([
  ['more', 50, 40, { direction: 'up', size: '10', share: '25 %' }],
  ['less', 1_000, 2_500, { direction: 'down', size: '1,500', share: '60 %' }],
  ['more than double', 300, 100, { direction: 'up', size: '200', share: '200 %' }],
  ['a little', 10_001, 10_000, { direction: 'up', size: '1', share: '< 1 %' }],
  ['less than two decimals show', 1.001, 1, { direction: 'up', size: '< 0.01', share: '< 1 %' }],
  ['from nothing', 3, 0, { direction: 'up', size: '3', share: null }],
  ['below zero', -5, -10, { direction: 'up', size: '5', share: '50 %' }],
  ['all gone', 0, 7, { direction: 'down', size: '7', share: '100 %' }],
  ['none', 7, 7, { direction: 'same', size: '', share: null }],
  ['no number now', null, 7, null],
  ['no number before', 7, undefined, null],
])('%s', (_, now, before, expected) => {
  expect(changeOf(now, before)).toEqual(expected);
});
