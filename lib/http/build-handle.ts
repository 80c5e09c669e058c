import type { Context } from '../context';
import type { AnswerOf, Endpoint, InputOf, Method } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import type { Reply } from '../shared/reply';
import { answerResponse } from './answer-response';
import { type HttpServer, runExchange } from './exchange';
import { limitRate } from './rate-limit';
import { createUploads } from './read-form';
import { type RouteParams, readInput } from './read-input';

/** What an endpoint does: checked input in, plain data (or a reply with headers, or a file) out. */
export type Verb<E> = (ctx: Context, input: InputOf<E>) => Promise<AnswerOf<E> | Reply>;

/** A route handler as Next calls it, and the endpoint it serves, for the test that compares them. */
export interface Handler {
  (request: Request, route: { readonly params: Promise<RouteParams> }): Promise<Response>;
  readonly endpoint?: Endpoint;
}

export type Handlers = Readonly<Record<Method | 'OPTIONS', Handler>>;

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

type AnyVerb = (ctx: Context, input: never) => Promise<unknown>;

function serve(server: () => HttpServer, endpoint: Endpoint, verb: AnyVerb): Handler {
  const handler: Handler = (request, route) =>
    runExchange(
      server(),
      request,
      endpoint,
      async ({ server: { env, createContext }, requestId, headers, finish }) => {
        await limitRate(endpoint.rate ?? 'none', request, env, headers);
        const uploads = createUploads(env.DATA_DIR);
        try {
          const input = await readInput(endpoint, request, await route.params, uploads);
          const answer = await verb(createContext(requestId), input as never);
          return await answerResponse(endpoint, request, answer, finish);
        } finally {
          await uploads.remove();
        }
      },
    );
  return Object.assign(handler, { endpoint });
}

function refuseMethod(server: () => HttpServer, path: string, allow: string): Handler {
  return (request) =>
    runExchange(server(), request, { path, failure: 'Failed to answer' }, async ({ headers }) => {
      headers.set('Allow', allow);
      throw new AppError('method_not_allowed', `${request.method} is not supported here; use ${allow}`, [], {
        allow,
      });
    });
}

function answerOptions(server: () => HttpServer, path: string, allow: string): Handler {
  return (request) =>
    runExchange(server(), request, { path, failure: 'Failed to answer' }, async ({ headers, finish }) => {
      headers.set('Allow', allow);
      finish();
      return new Response(null, { status: 204 });
    });
}

/** Makes `handle` for a server: the process's own, or one of a test. Handlers ask for it at each request. */
export function buildHandle(server: () => HttpServer) {
  return <const Endpoints extends readonly Endpoint[]>(
    ...pairs: { [K in keyof Endpoints]: readonly [Endpoints[K], Verb<Endpoints[K]>] }
  ): Handlers => {
    const served = new Map<Method, Handler>();
    for (const [endpoint, verb] of pairs as readonly (readonly [Endpoint, AnyVerb])[]) {
      served.set(endpoint.method, serve(server, endpoint, verb));
    }
    const path = pairs[0]?.[0].path ?? '';
    const allow = METHODS.flatMap((method) => {
      if (!served.has(method)) return [];
      return method === 'GET' ? ['GET', 'HEAD'] : [method];
    });
    const allowed = [...allow, 'OPTIONS'].join(', ');
    const refuse = refuseMethod(server, path, allowed);
    const handlers = METHODS.map((method) => [method, served.get(method) ?? refuse] as const);
    return {
      ...(Object.fromEntries(handlers) as Record<Method, Handler>),
      OPTIONS: answerOptions(server, path, allowed),
    };
  };
}
