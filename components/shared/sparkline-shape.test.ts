import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sparklineShape } from './sparkline-shape';

const box = { width: 76, height: 20 };
const values = fc.array(fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { nil: null }), {
  maxLength: 40,
});

test('every value is placed once, in order, inside the box; every missing one is a gap', () => {
  fc.assert(
    fc.property(values, (given) => {
      const { stretches, gaps } = sparklineShape(given, box);
      const places = stretches.flat();
      expect(places).toHaveLength(given.filter((value) => value !== null).length);
      expect(gaps).toHaveLength(given.length - places.length);
      for (const { x, y } of places) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(box.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(box.height);
      }
      const xs = places.map(({ x }) => x);
      expect(xs).toEqual([...xs].sort((left, right) => left - right));
    }),
  );
});

test('a larger value is never drawn lower', () => {
  fc.assert(
    fc.property(values, (given) => {
      const known = given.filter((value) => value !== null);
      const heights = sparklineShape(given, box).stretches.flat();
      known.forEach((value, index) => {
        const next = known[index + 1];
        if (next !== undefined && next > value) {
          expect(heights[index + 1]?.y).toBeLessThanOrEqual(heights[index]?.y ?? 0);
        }
      });
    }),
  );
});

test('the line breaks at a gap', () => {
  const { stretches, gaps, last } = sparklineShape([171, null, 40, 38], box);
  expect(stretches.map((places) => places.length)).toEqual([1, 2]);
  expect(gaps).toHaveLength(1);
  expect(last).toEqual({ x: 73, y: 17 });
});

test('a line that never moves runs through the middle', () => {
  expect(sparklineShape([5, 5], box).stretches.flat()).toEqual([
    { x: 3, y: 10 },
    { x: 73, y: 10 },
  ]);
});
