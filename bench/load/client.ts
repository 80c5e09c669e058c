import http from 'node:http';

/** A request that takes longer is an error. */
const TIMEOUT_MS = 60_000;

export interface Answered {
  readonly status: number;
  readonly bytes: number;
  /** The answer where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: the server checks its answers; the load only looks for ids and states.
  readonly body: any;
}

export interface Client {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  close(): void;
}

/** One connection to the API of Landing KPI on this machine, kept open. */
export function openClient(port: number): Client {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: (method, path, body, headers = {}) =>
      new Promise((resolve, reject) => {
        const request = http.request(
          {
            agent,
            host: '127.0.0.1',
            port,
            method,
            path: `/v1/landing-kpi${path}`,
            timeout: TIMEOUT_MS,
            headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
          },
          (response) => {
            const chunks: Buffer[] = [];
            let bytes = 0;
            const isJson = response.headers['content-type']?.includes('json') && !path.includes('format=');
            response.on('data', (chunk: Buffer) => {
              bytes += chunk.length;
              // Files are read to their end and thrown away.
              if (isJson) chunks.push(chunk);
            });
            response.on('error', reject);
            response.on('end', () => {
              if (!response.complete) return reject(new Error('the answer was cut'));
              const text = Buffer.concat(chunks).toString();
              resolve({
                status: response.statusCode ?? 0,
                bytes,
                body: isJson ? JSON.parse(text) : undefined,
              });
            });
          },
        );
        request.on('timeout', () => request.destroy(new Error('no answer in time')));
        request.on('error', reject);
        request.end(body === undefined ? undefined : JSON.stringify(body));
      }),
    close: () => agent.destroy(),
  };
}
