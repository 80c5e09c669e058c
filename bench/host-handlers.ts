import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Route, serveHandlers } from '../lib/testing/serve-handlers';

export interface Host {
  /** One request on the one kept-open connection; resolves with the length of the body once it is read. */
  request(method: string, path: string, body?: unknown): Promise<number>;
  close(): Promise<void>;
}

/** Serves route handlers and asks them: what a user waits for but for Next's part, which every endpoint has alike. */
export async function hostHandlers(route: Route): Promise<Host> {
  const server = await serveHandlers(route);
  // The one connection stays open however long something else is measured in between.
  server.keepAliveTimeout = 0;
  const { port } = server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return {
    request: (method, path, body) => send({ agent, port, method, path }, body),
    close: async () => {
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(
  to: { agent: http.Agent; port: number; method: string; path: string },
  body: unknown,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request({ ...to, host: '127.0.0.1' }, (response) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      response.on('end', () =>
        response.statusCode !== undefined && response.statusCode < 300
          ? resolve(length)
          : reject(new Error(`${to.method} ${to.path} answered ${response.statusCode}`)),
      );
    });
    request.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}
