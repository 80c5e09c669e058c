import { createContext } from '../context';
import { plumbline } from '../state';
import { buildHandle } from './build-handle';
import type { HttpServer } from './exchange';

/** The HTTP layer's view of this process. */
export function thisServer(): HttpServer {
  const state = plumbline();
  const { env, log } = state;
  return { env, log, createContext: (requestId) => createContext({ state, requestId }) };
}

/**
 * The handlers of one route file, from pairs of endpoint and verb:
 *
 *     export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([listKpisEndpoint, listKpis]);
 *
 * Does everything around the verb: request id, rate limit, checking of parameters, query and body, error
 * answers, ETag, log line. Methods without an endpoint answer 405; HEAD is Next's, from GET.
 */
export const handle = buildHandle(thisServer);
