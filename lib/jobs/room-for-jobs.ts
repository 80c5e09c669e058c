/** A job at work, as far as places are concerned. */
export interface Placed {
  /** When it began, in milliseconds of `performance.now()`. */
  readonly begunAt: number;
}

/**
 * How many more jobs may begin where there are `places`. A job that is at work for longer than `longAfterMs` gives its
 * place to the next, so that long ones do not keep short ones waiting; with as many long ones beside, it is full.
 */
export function roomForJobs(
  running: readonly Placed[],
  given: { readonly places: number; readonly longAfterMs: number; readonly now: number },
): number {
  const { places, longAfterMs, now } = given;
  const recent = running.filter(({ begunAt }) => now - begunAt < longAfterMs).length;
  return Math.max(0, Math.min(places - recent, 2 * places - running.length));
}
