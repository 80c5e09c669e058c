import type { RateLimiterMemory } from 'rate-limiter-flexible';

/** What the HTTP layer must have once in a process, though Next loads its modules several times. */
interface Traffic {
  inFlight: number;
  readonly limiters: Map<string, RateLimiterMemory>;
  readonly whenIdle: Set<() => void>;
  /** Ends a stream that would otherwise stay open for as long as its client likes. */
  readonly streams: Set<() => void>;
  /** How many wait for the requests in flight to end, so that the process can. */
  draining: number;
}

const key: unique symbol = Symbol.for('plumbline.traffic');
const holder = globalThis as { [key]?: Traffic };

/** The one of this process, whichever copy of this module asks. */
export function traffic(): Traffic {
  holder[key] ??= {
    inFlight: 0,
    limiters: new Map(),
    whenIdle: new Set(),
    streams: new Set(),
    draining: 0,
  };
  return holder[key];
}

/** Counts a request in; the result counts it out again, once however often it is called. */
export function enterRequest(): () => void {
  const here = traffic();
  here.inFlight += 1;
  let left = false;
  return () => {
    if (left) return;
    left = true;
    here.inFlight -= 1;
    if (here.inFlight > 0) return;
    for (const resolve of here.whenIdle) resolve();
    here.whenIdle.clear();
  };
}

/** Counts an open stream in; `end` is called when the process is to stop. The result counts it out again. */
export function enterStream(end: () => void): () => void {
  const here = traffic();
  here.streams.add(end);
  if (here.draining > 0) end();
  return () => void here.streams.delete(end);
}
