import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Handler } from '../http/build-handle';

/** Which handler answers an address, and the parameters in its path. */
export type Route = (url: URL) => {
  readonly handler: Handler;
  readonly params: Readonly<Record<string, string>>;
};

/**
 * Serves route handlers over HTTP on a port of this machine, without Next: what Next adds to a request (1 to 2 ms
 * here) it adds to all alike. As with Next, an answer that breaks off breaks off its connection.
 */
export async function serveHandlers(route: Route): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    answer(route, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function answer(
  route: Route,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const { handler, params } = route(url);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const method = incoming.method ?? 'GET';
  const request = new Request(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method !== 'GET' && { body: Buffer.concat(chunks) }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) await pipeline(Readable.fromWeb(response.body as never), outgoing);
  else outgoing.end();
}
