import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyName } from './copy-name';

test.each([
  ['Stock', [], 'Stock (copy)'],
  ['Stock', ['Stock (copy)'], 'Stock (copy 2)'],
  ['Stock', ['Stock (copy 2)'], 'Stock (copy)'],
  ['Stock (copy)', ['Stock (copy)'], 'Stock (copy 2)'],
  ['Stock (copy 2)', ['Stock (copy)', 'Stock (copy 2)'], 'Stock (copy 3)'],
])('a copy of %s beside %j is %s', (name, taken, expected) => {
  expect(copyName(name, taken)).toBe(expected);
});

test('the name of a copy is free and fits', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 255 }), fc.nat(12), (name, copies) => {
      const taken: string[] = [];
      for (let count = 0; count <= copies; count += 1) {
        const next = copyName(name, taken);
        expect(taken).not.toContain(next);
        expect(next.length).toBeLessThanOrEqual(255);
        taken.push(next);
      }
    }),
  );
});
