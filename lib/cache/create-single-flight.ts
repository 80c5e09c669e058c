interface Flight {
  result: Promise<unknown>;
  /** False once the key was invalidated: what is being loaded may be of before the change. */
  fresh: boolean;
}

/** Loads that are under way, one for each key. */
export interface SingleFlight {
  /** Joins the load of `key` that is under way, or begins one; `keep` is called unless `forget` came between. */
  run<T>(key: string, load: () => Promise<T>, keep: (value: T) => Promise<void>): Promise<T>;
  /** The next `run` of these keys loads anew, and what is being loaded now is not kept. */
  forget(matches: (key: string) => boolean): void;
}

/** Makes one with nothing under way. */
export function createSingleFlight(): SingleFlight {
  const flights = new Map<string, Flight>();

  async function begin<T>(
    key: string,
    flight: Flight,
    load: () => Promise<T>,
    keep: (value: T) => Promise<void>,
  ): Promise<T> {
    try {
      const value = await load();
      if (flight.fresh) await keep(value);
      return value;
    } finally {
      if (flights.get(key) === flight) flights.delete(key);
    }
  }

  return {
    run: <T>(key: string, load: () => Promise<T>, keep: (value: T) => Promise<void>): Promise<T> => {
      const underWay = flights.get(key);
      // Whoever uses a key loads one type under it.
      if (underWay !== undefined) return underWay.result as Promise<T>;
      const flight: Flight = { result: Promise.resolve(), fresh: true };
      flights.set(key, flight);
      const result = begin(key, flight, load, keep);
      flight.result = result;
      return result;
    },
    forget: (matches) => {
      for (const [key, flight] of flights) {
        if (!matches(key)) continue;
        flight.fresh = false;
        flights.delete(key);
      }
    },
  };
}
