import type { Logger } from 'pino';
import type { Context } from '../context';
import type { Environment } from '../env';
import { isAppError } from '../shared/errors';
import { defectResponse, mistakeResponse } from './error-response';
import { requestIdOf } from './request-id';
import { enterRequest } from './traffic';

/** What the HTTP layer needs of the process; tests give one of their own. */
export interface HttpServer {
  readonly env: Environment;
  readonly log: Logger;
  readonly createContext: (requestId: string) => Context;
}

/** One request on its way to its answer. */
export interface Exchange {
  readonly server: HttpServer;
  readonly requestId: string;
  /** Headers for the answer, whatever it becomes. */
  readonly headers: Headers;
  /** To be called once, when the last byte of the answer was handed over. */
  readonly finish: (error?: unknown) => void;
}

export interface Described {
  /** The path as declared, so that log lines of one endpoint can be counted together. */
  readonly path: string;
  /** Text of an opaque 500. */
  readonly failure: string;
}

/** What happens to every request around its own work: an id, a count, one log line, errors turned into answers. */
export async function runExchange(
  server: HttpServer,
  request: Request,
  described: Described,
  answer: (exchange: Exchange) => Promise<Response>,
): Promise<Response> {
  const started = performance.now();
  const requestId = requestIdOf(request);
  const leave = enterRequest();
  const facts = { requestId, method: request.method, path: described.path };
  const headers = new Headers({ 'X-Request-Id': requestId });
  const finish = (error?: unknown) => {
    leave();
    if (error) server.log.error({ ...facts, err: error }, 'answer broke off');
  };
  const response = await answer({ server, requestId, headers, finish }).catch((error: unknown) => {
    finish();
    if (isAppError(error)) return mistakeResponse(error, requestId);
    server.log.error({ ...facts, err: error }, described.failure);
    return defectResponse(described.failure, requestId);
  });
  for (const [name, value] of headers) response.headers.set(name, value);
  const ms = Math.round((performance.now() - started) * 100) / 100;
  server.log.info({ ...facts, status: response.status, ms }, 'request');
  return response;
}
