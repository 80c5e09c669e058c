import { createHash } from 'node:crypto';
import type { Endpoint } from '../shared/endpoint';
import { type Chunks, type Download, isDownload, isEvents, isJsonReply } from '../shared/reply';
import { checkAnswer } from './check-answer';
import { eventStreamResponse } from './event-stream-response';

/** Whether the client's `If-None-Match` names `etag`; weakly compared, as a GET wants. */
function holds(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag));
}

function jsonResponse(
  endpoint: Endpoint,
  request: Request,
  answer: { body: unknown; status?: number; headers?: Readonly<Record<string, string>> },
): Response {
  const status = answer.status ?? endpoint.successStatus ?? 200;
  checkAnswer(endpoint, answer.body, status);
  const text = JSON.stringify(answer.body);
  const headers = new Headers(answer.headers);
  headers.set('content-type', 'application/json; charset=utf-8');
  if (endpoint.method !== 'GET' || endpoint.caching === 'no-store' || status !== 200) {
    headers.set('cache-control', 'no-store');
    return new Response(text, { status, headers });
  }
  const etag = `W/"${createHash('sha1').update(text).digest('base64url')}"`;
  headers.set('etag', etag);
  headers.set('cache-control', 'private, no-cache');
  if (!holds(request.headers.get('if-none-match'), etag)) return new Response(text, { status, headers });
  headers.delete('content-type');
  return new Response(null, { status: 304, headers });
}

/** RFC 6266: a plain name for old clients, the real one in UTF-8 for all others. */
function contentDisposition(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

async function* piecesOf(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of chunks as AsyncIterable<Uint8Array | string>) {
    yield typeof piece === 'string' ? encoder.encode(piece) : piece;
  }
}

/** Ends what makes the pieces, if it can be ended while a piece is waited for. */
function abandon(chunks: Chunks): void {
  if ('destroy' in chunks && typeof chunks.destroy === 'function') chunks.destroy();
}

/** Sends pieces as the client takes them. `onEnd` is called once: with the error that broke it off, if one did. */
function streamOf(
  first: IteratorResult<Uint8Array>,
  rest: AsyncGenerator<Uint8Array>,
  chunks: Chunks,
  onEnd: (error?: unknown) => void,
): ReadableStream<Uint8Array> {
  let next: Promise<IteratorResult<Uint8Array>> | undefined = Promise.resolve(first);
  let left = false;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const piece = await (next ?? rest.next());
          next = undefined;
          if (!piece.done) return controller.enqueue(piece.value);
          controller.close();
          onEnd();
        } catch (error) {
          if (left) return;
          onEnd(error);
          controller.error(error);
        }
      },
      async cancel() {
        left = true;
        onEnd();
        abandon(chunks);
        await rest.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function downloadResponse(
  file: Download,
  request: Request,
  onEnd: (error?: unknown) => void,
): Promise<Response> {
  const headers = {
    'content-type': file.contentType,
    'content-disposition': contentDisposition(file.filename),
    'cache-control': 'no-store',
  };
  const pieces = piecesOf(file.stream);
  // The first piece is fetched before anything is sent: what fails by then is still an ordinary error answer.
  const leave = (): void => abandon(file.stream);
  request.signal.addEventListener('abort', leave, { once: true });
  const first = await pieces.next().finally(() => request.signal.removeEventListener('abort', leave));
  if (request.method === 'HEAD') {
    await pieces.return(undefined);
    onEnd();
    return new Response(null, { headers });
  }
  return new Response(streamOf(first, pieces, file.stream, onEnd), { headers });
}

/**
 * Turns what a verb answered into a response: JSON with ETag or `no-store`, a file, or events.
 * `onEnd` is called when the last byte was handed over, which but for JSON is after this function returned.
 */
export async function answerResponse(
  endpoint: Endpoint,
  request: Request,
  answer: unknown,
  onEnd: (error?: unknown) => void,
): Promise<Response> {
  if (isDownload(answer)) return downloadResponse(answer, request, onEnd);
  if (isEvents(answer)) return eventStreamResponse(endpoint, request, answer, onEnd);
  const response = jsonResponse(endpoint, request, isJsonReply(answer) ? answer : { body: answer });
  onEnd();
  return response;
}
