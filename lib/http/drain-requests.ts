import { within } from '../shared/within';
import { traffic } from './traffic';

/** Ends open streams and waits until no request is in flight, at most `graceMs`. Returns how many still were. */
export async function drainRequests(graceMs: number): Promise<number> {
  const here = traffic();
  here.draining += 1;
  for (const end of [...here.streams]) end();
  if (here.inFlight > 0) await within(graceMs, new Promise<void>((resolve) => here.whenIdle.add(resolve)));
  here.draining -= 1;
  return here.inFlight;
}
