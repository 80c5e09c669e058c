import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignLines, unifyLines } from './align-lines';

const same = (text: string) => ({ kind: 'same', text });
const changed = (text: string) => ({ kind: 'changed', text });
const gap = { kind: 'gap', text: '' };

describe('lines beside each other', () => {
  test.each([
    ['equal', 'a\nb', 'a\nb', [same('a'), same('b')], [same('a'), same('b')]],
    [
      'one changed',
      'a\nb\nc',
      'a\nx\nc',
      [same('a'), changed('b'), same('c')],
      [same('a'), changed('x'), same('c')],
    ],
    [
      'one more on the right',
      'a\nc',
      'a\nb\nc',
      [same('a'), gap, same('c')],
      [same('a'), changed('b'), same('c')],
    ],
    ['the last one more on the left', 'a\nb', 'a', [same('a'), changed('b')], [same('a'), gap]],
    ['two in place of one', 'a', 'b\nc', [changed('a'), gap], [changed('b'), changed('c')]],
  ])('%s', (_, left, right, expectedLeft, expectedRight) => {
    expect(alignLines(left, right)).toEqual({ left: expectedLeft, right: expectedRight });
  });

  const text = fc
    .array(fc.constantFrom('SELECT', '  a', 'b', ''), { minLength: 1, maxLength: 8 })
    .map((lines) => lines.join('\n'));

  test('each side without its gaps is its text, and both are as long', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const aligned = alignLines(left, right);
        const told = (lines: typeof aligned.left) =>
          lines
            .filter(({ kind }) => kind !== 'gap')
            .map((line) => line.text)
            .join('\n');
        expect([told(aligned.left), told(aligned.right)]).toEqual([left, right]);
        expect(aligned.left).toHaveLength(aligned.right.length);
      }),
    );
  });

  test('as one, what is not added is the left text, what is not removed the right one', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const lines = unifyLines(alignLines(left, right));
        const without = (sign: string) =>
          lines
            .filter((line) => line.sign !== sign)
            .map((line) => line.text)
            .join('\n');
        expect([without('+'), without('-')]).toEqual([left, right]);
      }),
    );
  });
});
