/** What a route file of Next exports, as far as tests call it. */
type RouteHandler = (
  request: Request,
  route: { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> },
) => Promise<Response>;

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  /** The answer, parsed when it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely; handlers check them against their schemas.
  readonly body: any;
}

/** Query keys; a list repeats its key. */
export type Query = Readonly<Record<string, string | number | readonly string[]>>;

interface Call {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Query;
  /** Sent as JSON; a string or a form is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls a route handler as Next would, without a server. */
export async function callRoute(handler: RouteHandler, method: string, call: Call = {}): Promise<Called> {
  const response = await callRaw(handler, method, call);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** The same, for answers that are files. */
export async function callRaw(handler: RouteHandler, method: string, call: Call = {}): Promise<Response> {
  const search = new URLSearchParams(
    Object.entries(call.query ?? {}).flatMap(([key, value]) =>
      [value].flat().map((one): [string, string] => [key, String(one)]),
    ),
  );
  const isForm = call.body instanceof FormData;
  const request = new Request(`http://localhost/test?${search}`, {
    method,
    headers: {
      // Of a form, the type names its boundary.
      ...(call.body !== undefined && !isForm && { 'content-type': 'application/json' }),
      ...call.headers,
    },
    ...(call.body !== undefined && {
      body: isForm || typeof call.body === 'string' ? (call.body as BodyInit) : JSON.stringify(call.body),
    }),
  });
  const params = Object.fromEntries(
    Object.entries(call.params ?? {}).map(([key, value]) => [key, String(value)]),
  );
  return handler(request, { params: Promise.resolve(params) });
}
