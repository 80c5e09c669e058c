import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Context } from '../context';
import { readEnvironment } from '../env';
import { type AnswerOf, defineEndpoint, type InputOf } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import { download, reply } from '../shared/reply';
import { ErrorBody, SortOrder, text, wholeNumber } from '../shared/wire';
import { buildHandle, type Handlers } from './build-handle';
import { drainRequests } from './drain-requests';
import type { RouteParams } from './read-input';

const readShelf = defineEndpoint({
  id: 'readShelf',
  method: 'GET',
  path: '/v1/shelves/{shelf_id}',
  tag: 'Operations',
  summary: 'Read a shelf',
  params: z.object({ shelf_id: wholeNumber(1, 99) }),
  query: z.strictObject({
    page: wholeNumber(1, 10).default(1),
    sort_order: SortOrder.default('asc'),
    status: z.array(z.enum(['open', 'closed'])).optional(),
    fault: z.string().optional(),
  }),
  answer: z.object({ shelf_id: z.number(), page: z.number(), status: z.array(z.string()) }),
  failure: 'Failed to read the shelf',
});

const fillShelf = defineEndpoint({
  id: 'fillShelf',
  method: 'PUT',
  path: '/v1/shelves/{shelf_id}',
  tag: 'Operations',
  summary: 'Fill a shelf',
  params: z.object({ shelf_id: wholeNumber(1, 99) }),
  body: z.strictObject({
    label: text(10),
    kind: z.enum(['book', 'box']),
    weights: z.array(z.object({ grams: z.number() })).optional(),
    note: z.union([z.string(), z.number(), z.null()]).optional(),
  }),
  answer: z.object({ shelf_id: z.number(), label: z.string() }),
  successStatus: 201,
  otherStatuses: [{ status: 202, description: 'Later', answer: z.object({ later: z.boolean() }) }],
  failure: 'Failed to fill the shelf',
});

const FAULTS: Readonly<Record<string, () => unknown>> = {
  missing: () => new AppError('not_found', 'Shelf 7 not found'),
  taken: () => new AppError('conflict', 'The name is taken', [], { held_by: 3 }),
  gone: () => new AppError('unavailable', 'The landing database does not answer'),
  defect: () => new Error('password=hunter2 at /etc/secret'),
  text: () => 'a thrown text',
};

async function readShelfVerb(
  _: Context,
  input: InputOf<typeof readShelf>,
): Promise<AnswerOf<typeof readShelf>> {
  const fault = input.fault ? FAULTS[input.fault]?.() : undefined;
  if (fault) throw fault;
  return { shelf_id: input.shelf_id, page: input.page, status: input.status ?? [] };
}

async function fillShelfVerb(_: Context, input: InputOf<typeof fillShelf>) {
  if (input.label === 'later') return reply({ later: true }, { status: 202, headers: { Location: '/x' } });
  const answer = { shelf_id: input.shelf_id, label: input.label };
  return input.label === 'leaky' ? Object.assign(answer, { password: 'hunter2' }) : answer;
}

const logged: { msg: string; err?: { message: string }; [key: string]: unknown }[] = [];
const log = pino({ level: 'trace' }, { write: (line) => void logged.push(JSON.parse(line)) });
const serverWith = (source: Record<string, string> = {}) => ({
  env: readEnvironment(source),
  log,
  createContext: (requestId: string) => ({ requestId }) as Context,
});
const handlers = buildHandle(() => serverWith())([readShelf, readShelfVerb], [fillShelf, fillShelfVerb]);

interface Call {
  readonly method?: keyof Handlers;
  readonly params?: RouteParams;
  readonly search?: string;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
}

async function call(
  { method = 'GET', params = { shelf_id: '7' }, search = '', body, headers }: Call,
  on = handlers,
) {
  const init = { method, headers, body, duplex: 'half' };
  const request = new Request(`http://127.0.0.1/v1/shelves/7${search}`, init);
  return on[method](request, { params: Promise.resolve(params) });
}

const json = (value: unknown): Call => ({
  method: 'PUT',
  body: typeof value === 'string' ? value : JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

describe('bad input', () => {
  const book = { label: 'a', kind: 'book' };
  const cases: [string, Call, number, string, unknown?][] = [
    ['a wrong parameter', { params: { shelf_id: 'x' } }, 400, 'shelf_id must be a whole number from 1 to 99'],
    [
      'a number in another notation',
      { params: { shelf_id: '0x1' } },
      400,
      'shelf_id must be a whole number from 1 to 99',
    ],
    ['a number with blanks', { search: '?page=%201' }, 400, 'page must be a whole number from 1 to 10'],
    ['a number that is not given', { search: '?page=' }, 400, 'page must be a whole number from 1 to 10'],
    [
      'a number beyond 2^53',
      { search: '?page=9007199254740993' },
      400,
      'page must be a whole number from 1 to 10',
    ],
    ['NUL in a query', { search: '?fault=a%00b' }, 400, 'fault must not contain a NUL character'],
    [
      'NUL in a body',
      json({ label: 'a\u0000b', kind: 'book' }),
      400,
      'label must not contain a NUL character',
    ],
    [
      'half a character',
      json('{"label": "\\ud800", "kind": "book"}'),
      400,
      'label must not contain half a character (an unpaired surrogate)',
    ],
    [
      'a body that is not UTF-8',
      { ...json(''), body: new Uint8Array([0x22, 0xe9, 0x22]) },
      400,
      'body is not UTF-8',
    ],
    [
      'a compressed body',
      { ...json('x'), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
      415,
      'The body must not be compressed',
    ],
    ['a value out of range', { search: '?page=11' }, 400, 'page must be at most 10'],
    ['an unknown query key', { search: '?pag=2' }, 400, 'pag is not a known field; did you mean page?'],
    [
      'an unknown query key like no other',
      { search: '?utm_source=2' },
      400,
      'utm_source is not a known field',
    ],
    ['a repeated scalar', { search: '?page=2&page=3' }, 400, 'page is given 2 times; give it once'],
    ['an unknown value', { search: '?sort_order=dsc' }, 400, 'sort_order must be one of: asc, desc'],
    [
      'malformed JSON',
      json('{"label": x}'),
      400,
      'body is not valid JSON at line 1, column 11: unexpected "x"',
    ],
    [
      'cut JSON',
      json('{"label":\n "a'),
      400,
      'body is not valid JSON: it ends too early, at line 2, column 4',
    ],
    ['no body', { method: 'PUT' }, 400, 'body is required'],
    ['a list for an object', json([]), 400, 'body must be an object'],
    ['a missing field', json({ kind: 'box' }), 400, 'label is required'],
    ['a wrong type', json({ ...book, label: 3 }), 400, 'label must be text'],
    ['an empty text', json({ ...book, label: ' ' }), 400, 'label must not be empty'],
    ['a nested field', json({ ...book, weights: [{ grams: '1' }] }), 400, 'weights.0.grams must be a number'],
    ['a union', json({ ...book, note: {} }), 400, 'note must be text or a number or null'],
    ['an unknown field', json({ ...book, lable: 1 }), 400, 'lable is not a known field; did you mean label?'],
    ['two problems', json({ kind: 'bok' }), 400, '2 fields are not valid: label, kind'],
    [
      'a form',
      { method: 'PUT', body: new URLSearchParams('a=b') },
      415,
      'Content-Type must be application/json',
    ],
  ];
  it.each(cases)('%s', async (_, request, status, message) => {
    const response = await call(request);
    const body = ErrorBody.parse(await response.json());
    expect({ status: response.status, message: body.message }).toEqual({ status, message });
    expect(body).toMatchObject({ success: false, status: 'error', error: message, status_code: status });
    expect(body.request_id).toBe(response.headers.get('x-request-id'));
  });

  it('names the problems of path, query and body together, with what would be accepted', async () => {
    const response = await call({
      ...json({ label: '', kind: 'bok' }),
      params: { shelf_id: '0' },
      search: '?a=1',
    });
    const { detail } = ErrorBody.parse(await response.json());
    expect(detail).toEqual([
      { field: 'shelf_id', problem: 'must be at least 1' },
      { field: 'a', problem: 'is not a known field', accepted: [] },
      { field: 'label', problem: 'must not be empty' },
      { field: 'kind', problem: 'must be one of: book, box', accepted: ['book', 'box'], suggestion: 'book' },
    ]);
  });

  it('refuses 11 MB by their announced length without reading them', async () => {
    const body = new ReadableStream(
      { pull: () => Promise.reject(new Error('was read')) },
      { highWaterMark: 0 },
    );
    const headers = { 'content-type': 'application/json', 'content-length': String(11 * 1024 * 1024) };
    expect((await call({ method: 'PUT', body, headers })).status).toBe(413);
  });

  it('stops reading at the limit when no length was announced', async () => {
    let megabytes = 0;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          megabytes += 1;
          controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
        },
      },
      { highWaterMark: 0 },
    );
    const response = await call({ method: 'PUT', body, headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(413);
    expect(megabytes).toBe(11);
  });
});

describe('answers', () => {
  it('gives the verb its checked input, with repeated keys as a list', async () => {
    const response = await call({ search: '?page=2&status=open&status=closed' });
    expect(await response.json()).toEqual({ shelf_id: 7, page: 2, status: ['open', 'closed'] });
    expect(await (await call({ search: '?status=open' })).json()).toMatchObject({ status: ['open'] });
  });

  it('answers the success status of the endpoint, or that of a reply with its headers', async () => {
    expect((await call(json({ label: 'a', kind: 'box' }))).status).toBe(201);
    const later = await call(json({ label: 'later', kind: 'box' }));
    expect([later.status, later.headers.get('location')]).toEqual([202, '/x']);
  });

  it('answers 304 to the holder of the same answer', async () => {
    const first = await call({});
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await call({ headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await call({ search: '?page=2', headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('marks nothing but GETs for revalidation', async () => {
    const response = await call(json({ label: 'a', kind: 'box' }));
    expect([response.headers.get('etag'), response.headers.get('cache-control')]).toEqual([null, 'no-store']);
  });

  it('refuses to send, outside production, a field that the schema does not declare', async () => {
    const response = await call(json({ label: 'leaky', kind: 'box' }));
    expect(response.status).toBe(500);
    expect(logged.at(-2)?.err?.message).toContain('does not declare');
  });

  it('answers other methods 405 with Allow, and OPTIONS', async () => {
    const refused = await call({ method: 'DELETE' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT, OPTIONS']);
    expect(ErrorBody.parse(await refused.json()).message).toBe(
      'DELETE is not supported here; use GET, HEAD, PUT, OPTIONS',
    );
    const options = await call({ method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, PUT, OPTIONS']);
  });

  it('takes over a sane request id and replaces any other', async () => {
    const kept = await call({ headers: { 'x-request-id': 'trace-0042' } });
    expect(kept.headers.get('x-request-id')).toBe('trace-0042');
    const replaced = await call({ headers: { 'x-request-id': '<script>alert(1)</script>' } });
    expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('logs one line a request, with the path as declared', async () => {
    await call({ headers: { 'x-request-id': 'trace-0043' } });
    const line = logged.at(-1);
    const expected = {
      msg: 'request',
      method: 'GET',
      path: readShelf.path,
      status: 200,
      requestId: 'trace-0043',
    };
    expect(line).toMatchObject(expected);
    expect(line?.ms).toBeTypeOf('number');
  });
});

describe('errors', () => {
  it.each([
    ['missing', 404, 'Shelf 7 not found', undefined],
    ['taken', 409, 'The name is taken', { held_by: 3 }],
    ['gone', 503, 'The landing database does not answer', undefined],
    ['defect', 500, 'Failed to read the shelf', undefined],
    ['text', 500, 'Failed to read the shelf', undefined],
  ])('%s → %i', async (fault, status, message, detail) => {
    const response = await call({ search: `?fault=${fault}` });
    expect(response.status).toBe(status);
    expect(ErrorBody.parse(await response.json())).toMatchObject({ error: message, message });
    expect(ErrorBody.parse(await (await call({ search: `?fault=${fault}` })).json()).detail).toEqual(detail);
  });

  it('tells the cause of a defect to the log alone', async () => {
    const response = await call({ search: '?fault=defect' });
    expect(await response.text()).not.toMatch(/hunter2|secret|stack/);
    expect(logged.at(-2)).toMatchObject({
      requestId: response.headers.get('x-request-id'),
      err: { message: 'password=hunter2 at /etc/secret', stack: expect.stringContaining('handle.test') },
    });
  });
});

describe('downloads', () => {
  const exportShelf = defineEndpoint({ ...readShelf, id: 'exportShelf', downloads: ['text/csv'] });
  const exporting = (stream: AsyncIterable<string>) =>
    buildHandle(() => serverWith())([
      exportShelf,
      async () => download({ filename: 'Übersicht "A".csv', contentType: 'text/csv', stream }),
    ]);

  it('streams pieces under the real file name', async () => {
    async function* pieces() {
      yield 'a,b\n';
      yield 'ü,2\n';
    }
    const response = await call({}, exporting(pieces()));
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="_bersicht _A_.csv"; filename*=UTF-8''%C3%9Cbersicht%20%22A%22.csv`,
    );
    expect(await response.text()).toBe('a,b\nü,2\n');
    expect(await drainRequests(0)).toBe(0);
  });

  it('answers an ordinary error when the first piece fails', async () => {
    // biome-ignore lint/correctness/useYield: it fails before its first piece, which is the case at hand.
    async function* pieces(): AsyncGenerator<string> {
      throw new AppError('not_found', 'The rows are gone');
    }
    expect((await call({}, exporting(pieces()))).status).toBe(404);
  });

  it('breaks the connection off, and logs why, when a later piece fails', async () => {
    async function* pieces() {
      yield 'a';
      throw new Error('disk gone');
    }
    const response = await call({}, exporting(pieces()));
    await expect(response.text()).rejects.toThrow('disk gone');
    expect(logged.at(-1)).toMatchObject({ msg: 'answer broke off', err: { message: 'disk gone' } });
    expect(await drainRequests(0)).toBe(0);
  });

  it('counts as in flight until read, and closes its source when the client leaves', async () => {
    let closed = false;
    async function* pieces() {
      try {
        for (;;) yield 'x';
      } finally {
        closed = true;
      }
    }
    const response = await call({}, exporting(pieces()));
    expect(await drainRequests(5)).toBe(1);
    const drained = drainRequests(5_000);
    await response.body?.cancel();
    expect([await drained, closed]).toEqual([0, true]);
  });
});

describe('rate limits', () => {
  const limited = defineEndpoint({ ...readShelf, rate: 'list' });
  const from = (client: string): Call => ({ headers: { 'x-forwarded-for': `6.6.6.6, ${client}` } });
  const limitedOn = (source: Record<string, string>) =>
    buildHandle(() => serverWith({ RATE_LIMIT_LIST_PER_MINUTE: '2', ...source }))([limited, readShelfVerb]);

  it('counts each client apart and says when to come back', async () => {
    const on = limitedOn({ TRUSTED_NETWORK: 'true' });
    const first = await call(from('10.0.0.1'), on);
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual([
      '2',
      '1',
    ]);
    await call(from('10.0.0.1'), on);
    const third = await call(from('10.0.0.1'), on);
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await call(from('10.0.0.2'), on)).status).toBe(200);
  });

  it('does not count on loopback', async () => {
    const on = limitedOn({});
    const statuses = await Promise.all([1, 2, 3].map(async () => (await call(from('10.0.0.3'), on)).status));
    expect(statuses).toEqual([200, 200, 200]);
  });
});
