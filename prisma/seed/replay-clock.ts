import type { Context } from '../../lib/context';
import { WEEKS } from './landing/story';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LOAD_HOUR_UTC = 6;
/** A replayed week ends this long after its load, so a load counts as newest only then. */
const WEEK_TAKES_MS = 60 * MINUTE_MS;

/** `ctx` with a clock that stands at `at` and goes on from there at its usual pace. */
export function contextAt(ctx: Context, at: Date): Context {
  const begun = performance.now();
  return { ...ctx, now: () => new Date(at.getTime() + Math.floor(performance.now() - begun)) };
}

/** The last Monday, 06:00 UTC, of which an hour had passed at `now`. */
export function newestLoadBefore(now: Date): Date {
  const latest = new Date(now.getTime() - WEEK_TAKES_MS);
  const load = new Date(latest);
  load.setUTCHours(LOAD_HOUR_UTC, 0, 0, 0);
  const daysSinceMonday = (load.getUTCDay() + 6) % 7;
  load.setTime(load.getTime() - daysSinceMonday * DAY_MS);
  return load <= latest ? load : new Date(load.getTime() - 7 * DAY_MS);
}

/** `minutes` after `time`. */
export function minutesAfter(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * MINUTE_MS);
}

/** The weeks to replay when only the last `count` are wanted (1 to 10). */
export function lastWeeks(count: number): number[] {
  if (!Number.isInteger(count) || count < 1 || count > WEEKS) {
    throw new RangeError(`The sample has 1 to ${WEEKS} weeks, not ${count}.`);
  }
  return Array.from({ length: count }, (_, index) => WEEKS - count + 1 + index);
}
