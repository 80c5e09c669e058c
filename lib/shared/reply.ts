/** Marks replies. Registered, because Next may load this module more than once in a process. */
const mark: unique symbol = Symbol.for('plumbline.reply');

/** A JSON answer with a status or headers of its own. */
export interface JsonReply<Body = unknown> {
  readonly [mark]: 'json';
  readonly body: Body;
  /** The endpoint's own success status unless given. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Pieces of a file in order; text is sent as UTF-8. Node's readable streams are such sequences. */
export type Chunks = AsyncIterable<Uint8Array | string> | ReadableStream<Uint8Array>;

/** A file the browser saves. */
export interface Download {
  readonly [mark]: 'download';
  /** Any characters; told to the browser in both forms of RFC 6266. */
  readonly filename: string;
  readonly contentType: string;
  readonly stream: Chunks;
}

/** One server-sent event. */
export interface ServerEvent {
  readonly name: string;
  /** Plain data that tells the whole state, so that an event missed is nothing lost. */
  readonly data: unknown;
  /** Nothing follows: who comes back after this one is told that there is no more. */
  readonly isLast?: boolean;
}

/**
 * Sends events as they happen; the stream is over when its promise resolves. `signal` is aborted when nobody
 * listens any more. Where the client takes them too slowly only the newest is kept for it.
 */
export type Follow = (send: (event: ServerEvent) => void, signal: AbortSignal) => Promise<void>;

/** A stream of server-sent events. */
export interface Events {
  readonly [mark]: 'events';
  readonly follow: Follow;
}

/** What a verb may answer instead of plain data, without knowing HTTP's classes. */
export type Reply = JsonReply | Download | Events;

/** Answers `body` with another status or further headers, e.g. 202 with a `Location`. */
export function reply<Body>(
  body: Body,
  options: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): JsonReply<Body> {
  return { [mark]: 'json', body, ...options };
}

/**
 * Answers a file. `stream` is read only as fast as the client takes it and is closed when the client leaves;
 * a failure before its first piece is an ordinary error answer, a later one breaks the connection off.
 */
export function download(file: {
  readonly filename: string;
  readonly contentType: string;
  readonly stream: Chunks;
}): Download {
  return { [mark]: 'download', ...file };
}

/**
 * Answers server-sent events. `follow` is called once the stream is open, and not at all for a HEAD; what is wrong
 * with the request is to be thrown before.
 */
export function events(follow: Follow): Events {
  return { [mark]: 'events', follow };
}

/** Which kind of reply `answer` is; undefined for plain data. */
function replyKind(answer: unknown): Reply[typeof mark] | undefined {
  return typeof answer === 'object' && answer !== null ? (answer as Partial<Reply>)[mark] : undefined;
}

export const isJsonReply = (answer: unknown): answer is JsonReply => replyKind(answer) === 'json';

export const isDownload = (answer: unknown): answer is Download => replyKind(answer) === 'download';

export const isEvents = (answer: unknown): answer is Events => replyKind(answer) === 'events';
