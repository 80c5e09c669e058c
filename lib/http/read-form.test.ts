import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Context } from '../context';
import { readEnvironment } from '../env';
import { defineEndpoint, type InputOf } from '../shared/endpoint';
import { FileField } from '../shared/uploaded-file';
import { ErrorBody, text, wholeNumber } from '../shared/wire';
import { buildHandle } from './build-handle';

const uploadScan = defineEndpoint({
  id: 'uploadScan',
  method: 'POST',
  path: '/v1/scans',
  tag: 'Operations',
  summary: 'Upload a scan',
  query: z.strictObject({ shelf: wholeNumber(1, 9).optional() }),
  bodyType: 'multipart',
  body: z.strictObject({
    scan: FileField,
    cover: FileField.optional(),
    title: text(10),
    pages: wholeNumber(1, 99),
  }),
  answer: z.object({ said: z.unknown() }),
  failure: 'Failed to upload the scan',
});

const dataDir = await mkdtemp(path.join(tmpdir(), 'plumbline-form-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

let moveTo: string | undefined;
async function uploadScanVerb(_: Context, { scan, cover, title, pages }: InputOf<typeof uploadScan>) {
  const content = await readFile(scan.path, 'utf8');
  if (moveTo !== undefined) await rename(scan.path, moveTo);
  const { filename, bytes, sha256 } = scan;
  return { said: { filename, bytes, sha256, content, cover: cover?.filename ?? null, title, pages } };
}

const server = {
  env: readEnvironment({ DATA_DIR: dataDir }),
  log: pino({ level: 'silent' }),
  createContext: (requestId: string) => ({ requestId }) as Context,
};
const { POST } = buildHandle(() => server)([uploadScan, uploadScanVerb]);

const leftovers = (): string[] =>
  readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('upload-'));
afterEach(() => expect(leftovers()).toEqual([]));

type Parts = readonly (readonly [field: string, value: string | File])[];

const SCAN = new File(['ten bytes!'], 'scan.csv');
const WELL: Parts = [
  ['title', 'Ünï'],
  ['pages', '7'],
  ['scan', SCAN],
];

async function post(body: BodyInit, headers: Record<string, string> = {}, search = '') {
  const init = { method: 'POST', body, headers, duplex: 'half' };
  const response = await POST(new Request(`http://127.0.0.1/v1/scans${search}`, init), {
    params: Promise.resolve({}),
  });
  return { status: response.status, body: await response.json() };
}

function formOf(parts: Parts): FormData {
  const form = new FormData();
  for (const [field, value] of parts) form.append(field, value);
  return form;
}

const BOUNDARY = 'b0undary';
const type = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
const part = (disposition: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const end = `--${BOUNDARY}--\r\n`;
const texts = part('name="title"', 'T') + part('name="pages"', '7');

it('gives texts and files as one object, with the hash of each file', async () => {
  const { status, body } = await post(formOf([...WELL, ['cover', new File(['c'], 'cover.png')]]));
  expect({ status, said: body.said }).toEqual({
    status: 200,
    said: {
      filename: 'scan.csv',
      bytes: 10,
      sha256: createHash('sha256').update('ten bytes!').digest('hex'),
      content: 'ten bytes!',
      cover: 'cover.png',
      title: 'Ünï',
      pages: 7,
    },
  });
});

it('leaves a file where it was moved', async () => {
  moveTo = path.join(dataDir, 'kept');
  expect((await post(formOf(WELL))).status).toBe(200);
  expect(await readFile(moveTo, 'utf8')).toBe('ten bytes!');
  moveTo = undefined;
});

it('takes nothing chosen for nothing given', async () => {
  const body =
    texts + part('name="scan"; filename="s.csv"', 'x') + part('name="cover"; filename=""', '') + end;
  expect((await post(body, type)).body.said).toMatchObject({ cover: null });
});

it.each(['nonsense', 'utf-16le', '', '"'])(
  'reads a text that claims the charset %s without harm',
  async (charset) => {
    const title = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="title"\r\nContent-Type: text/plain; charset=${charset}\r\n\r\nab\r\n`;
    const body = title + part('name="pages"', '7') + part('name="scan"; filename="s.csv"', 'x') + end;
    expect([200, 400]).toContain((await post(body, type)).status);
  },
);

it('takes the path off a name that is encoded', async () => {
  const body = `${texts}${part(`name="scan"; filename*=UTF-8''..%2F..%2Fetc%2F%C3%A4.csv`, 'x')}${end}`;
  expect((await post(body, type)).body.said.filename).toBe('ä.csv');
});

describe('names of files', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\\\Users\\\\me\\\\book.xlsx', 'book.xlsx'],
    ['..', 'scan'],
    ['a\u0007b.csv', 'ab.csv'],
    [`${'x'.repeat(400)}.xlsx`, `${'x'.repeat(250)}.xlsx`],
    ['Prognose Jänner – 2025.xlsx', 'Prognose Jänner – 2025.xlsx'],
  ])('%s', async (sent, kept) => {
    const { body } = await post(texts + part(`name="scan"; filename="${sent}"`, 'x') + end, type);
    expect(body.said.filename).toBe(kept);
  });
});

const problem = (field: string, words: string) => [{ field, problem: words }];

describe('what is refused', () => {
  const file = part('name="scan"; filename="s.csv"', 'x');
  const cases: [string, BodyInit, number, { field: string; problem: string }[], Record<string, string>?][] = [
    [
      'JSON',
      '{}',
      415,
      problem('Content-Type', 'is application/json'),
      { 'content-type': 'application/json' },
    ],
    [
      'a compressed body',
      'x',
      415,
      problem('Content-Encoding', 'is gzip'),
      { ...type, 'content-encoding': 'gzip' },
    ],
    [
      'no boundary',
      'x',
      400,
      problem('body', 'has no boundary: let the client set the Content-Type of the form'),
      { 'content-type': 'multipart/form-data' },
    ],
    ['no parts', '', 400, problem('body', 'ends before the form is complete'), type],
    ['a text that breaks off', texts, 400, problem('body', 'ends before the form is complete'), type],
    [
      'a file that breaks off',
      `${texts}${part('name="scan"; filename="s.csv"', 'x'.repeat(300_000))}`,
      400,
      problem('body', 'ends before the form is complete'),
      type,
    ],
    [
      'headers that break off',
      `--${BOUNDARY}\r\nContent-Dispo`,
      400,
      problem('body', 'ends before the form is complete'),
      type,
    ],
    [
      'an empty file',
      formOf([...WELL.slice(0, 2), ['scan', new File([], 'a.csv')]]),
      400,
      problem('scan', 'is an empty file'),
    ],
    [
      'a text where a file belongs',
      formOf([...WELL.slice(0, 2), ['scan', 'text']]),
      400,
      problem('scan', 'must be a file'),
    ],
    [
      'a file where a text belongs',
      formOf([...WELL.slice(1), ['title', SCAN]]),
      400,
      problem('title', 'must be text, not a file'),
    ],
    [
      'a field twice',
      formOf([...WELL, ['scan', SCAN], ['scan', SCAN]]),
      400,
      problem('scan', 'is given more than once; give it once'),
    ],
    [
      'an unknown field, a NUL and another notation of a number, all at once',
      formOf([
        ['titel', 'x'],
        ['title', 'a\u0000'],
        ['pages', '0x1'],
        ['scan', SCAN],
      ]),
      400,
      [
        ...problem('titel', 'is not a known field; did you mean title?'),
        ...problem('pages', 'must be a whole number from 1 to 99'),
      ],
    ],
    [
      'a field called __proto__',
      `${texts}${file}${part('name="__proto__"', 'x')}${end}`,
      400,
      problem('__proto__', 'is not a known field'),
      type,
    ],
    [
      'a part without a name',
      `${texts}${file}--${BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\nx\r\n${end}`,
      400,
      problem('a part without a name', 'is not a known field'),
      type,
    ],
    [
      'bytes that are no text',
      Buffer.concat([
        Buffer.from(part('name="pages"', '7') + file),
        Buffer.from(part('name="title"', '\xff'), 'latin1'),
        Buffer.from(end),
      ]),
      400,
      problem('title', 'is not UTF-8'),
      type,
    ],
    [
      'more parts than anybody needs',
      texts + file + part('name="title"', 'x').repeat(100) + end,
      400,
      [
        ...problem('title', 'is given more than once; give it once'),
        ...problem('body', 'has too many parts'),
      ],
      type,
    ],
    [
      'a text of more than 1 MB',
      formOf([...WELL.slice(1), ['title', 'x'.repeat(1024 * 1024 + 1)]]),
      413,
      problem('title', 'is longer than 1 MB'),
    ],
  ];
  it.each(cases)('%s', async (_, body, status, problems, headers) => {
    const answer = await post(body, headers);
    expect(ErrorBody.parse(answer.body).status_code).toBe(status);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toEqual(problems.map((each) => expect.objectContaining(each)));
  });

  it('every missing field and a bad query at once', async () => {
    const { status, body } = await post(formOf([['pages', '0']]), {}, '?shelf=0');
    expect(status).toBe(400);
    expect(body.detail.map(({ field }: { field: string }) => field).sort()).toEqual([
      'pages',
      'scan',
      'shelf',
      'title',
    ]);
  });
});

describe('a file that is too large', () => {
  const MIB = new Uint8Array(1024 * 1024);
  /** Sends a file of so many MiB, piece by piece; says how much of it was taken. */
  function sendMany(mib: number) {
    let sent = 0;
    const head = new TextEncoder().encode(
      `${texts}--${BOUNDARY}\r\nContent-Disposition: form-data; name="scan"; filename="s.csv"\r\n\r\n`,
    );
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(sent === 0 ? head : MIB);
        sent += 1;
        if (sent > mib) controller.close();
      },
    });
    return { taken: () => sent, answer: post(body as unknown as BodyInit, type) };
  }

  it('is refused by its name while it still arrives', async () => {
    const { taken, answer } = sendMany(500);
    const { status, body } = await answer;
    expect([status, body.message]).toEqual([413, 'scan is larger than 50 MB']);
    expect(taken()).toBeLessThan(60);
  });

  it('is not read at all where its length is announced', async () => {
    const { status, body } = await post('x', { ...type, 'content-length': String(200 * 1024 * 1024) });
    expect([status, body.message]).toEqual([413, 'The body is larger than 2 files of 50 MB each']);
  });
});

it.each([
  ['nothing', '', 400],
  ['all that the endpoint wants', `${texts}${part('name="scan"; filename="s.csv"', 'x')}`, 200],
])('a form of %s that is over before its body is gets its answer', async (_, form, status) => {
  // In one piece with what closes the form: the parser then takes no more, and never says so.
  const after = `${texts}${part('name="cover"; filename="c"', 'y'.repeat(200))}`;
  expect((await post(`${form}--${BOUNDARY}--${after}`, type)).status).toBe(status);
});

it('answers whatever arrives in whatever pieces: neither an error that nobody hears nor a request that never ends', async () => {
  const well = Buffer.from(
    `${texts}${part('name="scan"; filename="s.csv"', 'a,b\r\n--b0und\r\n1,2')}${part('name="cover"; filename="c"', 'x')}${end}`,
  );
  const damage = fc.record({
    cut: fc.nat(well.length),
    flips: fc.array(fc.tuple(fc.nat(well.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
    insert: fc.tuple(
      fc.nat(well.length),
      fc.constantFrom('', '\r\n', '\r\n\r\n', `--${BOUNDARY}`, `--${BOUNDARY}--`, '\r'),
    ),
    piece: fc.integer({ min: 1, max: 200 }),
    breaksOff: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ cut, flips, insert: [at, text], piece, breaksOff }) => {
      const bytes = Buffer.from(well);
      for (const [place, value] of flips) bytes[place] = value;
      const sent = Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]).subarray(
        0,
        cut === 0 ? undefined : cut + text.length,
      );
      let place = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (place >= sent.length && breaksOff) return controller.error(new Error('the client left'));
          if (place >= sent.length) return controller.close();
          controller.enqueue(new Uint8Array(sent.subarray(place, place + piece)));
          place += piece;
        },
      });
      const { status } = await post(body as unknown as BodyInit, type);
      expect([200, 400]).toContain(status);
      expect(leftovers()).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
