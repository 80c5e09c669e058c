import type { Endpoint } from '../shared/endpoint';
import type { Events, ServerEvent } from '../shared/reply';
import { checkEvent } from './check-answer';
import { enterStream } from './traffic';

/** So often something is sent, lest a proxy take the connection for dead. */
const HEARTBEAT_MS = 15_000;
/** How long the browser waits before it comes back. */
const RETRY_MS = 2_000;
/** Events that may lie ready for a client; beyond that only the newest is kept. */
const READY = 8;
/** How the id of a last event ends. */
const LAST = '-last';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Next compresses what may be transformed, and would hold events back to do so; so would nginx.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Number of the event that the client saw last, and whether there is more to see. */
function seenBy(request: Request): { readonly count: number; readonly all: boolean } {
  const id = request.headers.get('last-event-id') ?? '';
  const count = Number.parseInt(id, 10);
  return { count: Number.isSafeInteger(count) && count > 0 ? count : 0, all: id.endsWith(LAST) };
}

/**
 * Answers server-sent events: ids that go on where the client left off, `retry`, a heartbeat. It is over when there
 * is nothing more to follow, when the client leaves or when the process stops; `onEnd` is then called once. A client
 * that has seen the last event gets 204, upon which browsers do not come back.
 */
export function eventStreamResponse(
  endpoint: Endpoint,
  request: Request,
  events: Events,
  onEnd: (error?: unknown) => void,
): Response {
  const seen = seenBy(request);
  if (request.method !== 'HEAD' && !seen.all) {
    return new Response(streamEvents(endpoint, events, seen.count, onEnd), { headers: HEADERS });
  }
  onEnd();
  if (request.method === 'HEAD') return new Response(null, { headers: HEADERS });
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

function streamEvents(
  endpoint: Endpoint,
  { follow }: Events,
  alreadySeen: number,
  onEnd: (error?: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const abort = new AbortController();
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  let count = alreadySeen;
  /** The newest event, while the client has not taken those before it. */
  let newest: string | undefined;
  let tidyUp: () => void = () => undefined;

  const write = (text: string): void => stream?.enqueue(encoder.encode(text));
  const hasRoom = (): boolean => (stream?.desiredSize ?? 0) > 0;

  function catchUp(): void {
    const event = newest;
    // Writing may ask for more at once, and so come here again.
    newest = undefined;
    if (event !== undefined) write(event);
  }

  function send(event: ServerEvent): void {
    if (abort.signal.aborted) return;
    try {
      checkEvent(endpoint, event.data);
    } catch (error) {
      end(error);
      return;
    }
    count += 1;
    newest = written(event, count);
    if (hasRoom()) catchUp();
  }

  function end(error?: unknown): void {
    if (abort.signal.aborted) return;
    abort.abort();
    tidyUp();
    if (error === undefined) {
      catchUp();
      stream?.close();
    } else stream?.error(error);
    onEnd(error);
  }

  return new ReadableStream(
    {
      start: (controller) => {
        stream = controller;
        write(`retry: ${RETRY_MS}\n\n`);
        const heartbeat = setInterval(() => hasRoom() && write(': still here\n\n'), HEARTBEAT_MS).unref();
        const leave = enterStream(end);
        tidyUp = () => {
          clearInterval(heartbeat);
          leave();
        };
        if (abort.signal.aborted) tidyUp();
        else follow(send, abort.signal).then(() => end(), end);
      },
      pull: catchUp,
      cancel: () => {
        stream = undefined;
        end();
      },
    },
    { highWaterMark: READY },
  );
}

/** An event as it is sent; JSON has no line breaks. */
function written({ name, data, isLast }: ServerEvent, count: number): string {
  return `event: ${name}\nid: ${count}${isLast ? LAST : ''}\ndata: ${JSON.stringify(data)}\n\n`;
}
