import { traffic } from './traffic';

/** Waits until no request is in flight, at most `graceMs`. Returns how many still were. */
export async function drainRequests(graceMs: number): Promise<number> {
  const here = traffic();
  if (here.inFlight === 0) return 0;
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    new Promise<void>((resolve) => here.whenIdle.add(resolve)),
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, graceMs);
    }),
  ]);
  clearTimeout(timer);
  return here.inFlight;
}
