import { ApiError } from '@/lib/shared/call-endpoint';

/** How work that has not ended is known: told by the server, asked for, or out of reach for the moment. */
export type Connection = 'live' | 'polling' | 'lost';

interface Following<Told, Read extends Told> {
  /** Where the server tells of it, in events named `execution`. */
  readonly eventsUrl: string;
  /** What an event tells; undefined when it makes no sense. */
  readonly readEvent: (data: unknown) => Told | undefined;
  /** Asks where it stands. */
  readonly read: (signal?: AbortSignal) => Promise<Read>;
  readonly hasEnded: (state: Told) => boolean;
  /** Told at every step but the last; no state while the server is out of reach. */
  readonly onState: (state: Told | undefined, connection: Connection) => void;
  /** Ends the following (its stream too), not the work. */
  readonly signal?: AbortSignal;
}

const POLL_MS = 1_000;
/** Pauses after a call that did not reach the server; when they are used up, following ends. */
const RETRY_PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** A stream that broke after it had worked is opened again, this often. */
const MAX_STREAMS = 3;

/** Ends early when nobody follows any more. */
function pause(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Follows work to its end by the server's events, or by asking where they do not come through.
 * @throws ApiError when it is unknown, or the server stayed out of reach for a minute; the signal's reason
 */
export async function followToEnd<Told, Read extends Told>(following: Following<Told, Read>): Promise<Read> {
  const { read, hasEnded, onState, signal } = following;
  let streamsLeft = MAX_STREAMS;
  let failures = 0;
  for (;;) {
    if (streamsLeft > 0) {
      const worked = await listen(following);
      streamsLeft = worked ? streamsLeft - 1 : 0;
    }
    signal?.throwIfAborted();
    try {
      const state = await read(signal);
      if (hasEnded(state)) return state;
      failures = 0;
      onState(state, 'polling');
      await pause(POLL_MS, signal);
    } catch (error) {
      const wait = RETRY_PAUSES_MS[failures];
      if (!(error instanceof ApiError && error.status === 0) || wait === undefined) throw error;
      failures += 1;
      onState(undefined, 'lost');
      await pause(wait, signal);
    }
  }
}

/** Listens until the work has ended, the stream breaks or nobody follows; whether anything was heard. */
function listen<Told, Read extends Told>(following: Following<Told, Read>): Promise<boolean> {
  const { eventsUrl, readEvent, hasEnded, onState, signal } = following;
  return new Promise((resolve) => {
    const stream = new EventSource(eventsUrl);
    let heard = false;
    const stop = () => {
      // Left open, the browser would connect again by itself, for ever where the server is gone.
      stream.close();
      resolve(heard);
    };
    stream.addEventListener('execution', ({ data }) => {
      const state = readEvent(parseJson(data));
      if (state === undefined) return stop();
      heard = true;
      if (hasEnded(state)) stop();
      else onState(state, 'live');
    });
    stream.addEventListener('error', stop);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
