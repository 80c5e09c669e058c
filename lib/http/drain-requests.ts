import { within } from '../shared/within';
import { traffic } from './traffic';

/** Waits until no request is in flight, at most `graceMs`. Returns how many still were. */
export async function drainRequests(graceMs: number): Promise<number> {
  const here = traffic();
  if (here.inFlight === 0) return 0;
  await within(graceMs, new Promise<void>((resolve) => here.whenIdle.add(resolve)));
  return here.inFlight;
}
