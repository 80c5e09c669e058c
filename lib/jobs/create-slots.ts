/** A limited number of places, given in the order of asking. */
export interface Slots {
  /** Resolves with the function that gives the place back, or with undefined when `signal` is aborted first. */
  acquire(signal?: AbortSignal): Promise<(() => void) | undefined>;
}

/** Makes `count` places. */
export function createSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let free = count;

  function release(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return {
    acquire: (signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve(undefined);
        if (free > 0) {
          free -= 1;
          return resolve(release);
        }
        const onAbort = (): void => {
          waiting.splice(waiting.indexOf(grant), 1);
          resolve(undefined);
        };
        const grant = (): void => {
          signal?.removeEventListener('abort', onAbort);
          resolve(release);
        };
        waiting.push(grant);
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
  };
}
