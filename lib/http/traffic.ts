import type { RateLimiterMemory } from 'rate-limiter-flexible';

/** What the HTTP layer must have once in a process, though Next loads its modules several times. */
interface Traffic {
  inFlight: number;
  readonly limiters: Map<string, RateLimiterMemory>;
  readonly whenIdle: Set<() => void>;
}

const key: unique symbol = Symbol.for('plumbline.traffic');
const holder = globalThis as { [key]?: Traffic };

/** The one of this process, whichever copy of this module asks. */
export function traffic(): Traffic {
  holder[key] ??= { inFlight: 0, limiters: new Map(), whenIdle: new Set() };
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
