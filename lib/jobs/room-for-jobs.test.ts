import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomForJobs } from './room-for-jobs';

const NOW = 100_000;
const LONG_AFTER = 2_000;
const running = (recent: number, long: number) => [
  ...Array.from({ length: recent }, () => ({ begunAt: NOW - 100 })),
  ...Array.from({ length: long }, () => ({ begunAt: NOW - 60_000 })),
];
const room = (recent: number, long: number, places: number) =>
  roomForJobs(running(recent, long), { places, longAfterMs: LONG_AFTER, now: NOW });

describe('room for jobs', () => {
  it.each([
    { recent: 0, long: 0, places: 2, more: 2, why: 'nothing runs' },
    { recent: 1, long: 0, places: 2, more: 1, why: 'one place is taken' },
    { recent: 2, long: 0, places: 2, more: 0, why: 'both are' },
    { recent: 0, long: 2, places: 2, more: 2, why: 'long ones have given theirs up' },
    { recent: 1, long: 2, places: 2, more: 1, why: 'beside long ones, as without' },
    { recent: 0, long: 3, places: 2, more: 1, why: 'there are nearly as many as may be' },
    { recent: 0, long: 4, places: 2, more: 0, why: 'it is full of long ones' },
    { recent: 0, long: 9, places: 2, more: 0, why: 'it never is less than none' },
  ])('$recent recent, $long long of $places: $more more, because $why', ({ recent, long, places, more }) => {
    expect(room(recent, long, places)).toBe(more);
  });

  it('never lets more than twice the places run, nor more recent ones than places', () => {
    const some = fc.nat({ max: 40 });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 1, max: 20 }), (recent, long, places) => {
        fc.pre(recent <= places && recent + long <= 2 * places);
        const more = room(recent, long, places);
        expect(more).toBeGreaterThanOrEqual(0);
        expect(recent + more).toBeLessThanOrEqual(places);
        expect(recent + long + more).toBeLessThanOrEqual(2 * places);
      }),
    );
  });
});
