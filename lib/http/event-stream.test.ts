import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Context } from '../context';
import { readEnvironment } from '../env';
import { defineEndpoint } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import { events, type Follow, type ServerEvent } from '../shared/reply';
import { buildHandle } from './build-handle';
import { drainRequests } from './drain-requests';
import { enterRequest, traffic } from './traffic';

const endpoint = defineEndpoint({
  id: 'watchShelf',
  method: 'GET',
  path: '/v1/shelves/events',
  tag: 'Operations',
  summary: 'Watch a shelf',
  answer: z.never(),
  events: z.object({ books: z.number() }),
  failure: 'Failed to watch the shelf',
});

const logged: { msg: string; err?: { message: string } }[] = [];
const log = pino({ level: 'trace' }, { write: (line) => void logged.push(JSON.parse(line)) });
const server = {
  env: readEnvironment({}),
  log,
  createContext: (requestId: string) => ({ requestId }) as Context,
};

function watch(follow: Follow, init: RequestInit = {}): Promise<Response> {
  const { GET } = buildHandle(() => server)([endpoint, async () => events(follow)]);
  const request = new Request('http://127.0.0.1/v1/shelves/events', init);
  return GET(request, { params: Promise.resolve({}) });
}

const books = (count: number, isLast = false): ServerEvent => ({
  name: 'shelf',
  data: { books: count },
  isLast,
});

/** Follows until nobody listens any more. */
const untilAborted: Follow = (send, signal) => {
  send(books(1));
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
};

afterEach(() => {
  vi.useRealTimers();
  expect([traffic().inFlight, traffic().streams.size]).toEqual([0, 0]);
});

describe('server-sent events', () => {
  it('are written with name, id and data, until there are no more', async () => {
    const response = await watch(async (send) => {
      send(books(1));
      send(books(2, true));
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(await response.text()).toBe(
      'retry: 2000\n\n' +
        'event: shelf\nid: 1\ndata: {"books":1}\n\n' +
        'event: shelf\nid: 2-last\ndata: {"books":2}\n\n',
    );
  });

  it.each([
    ['7', 8],
    ['0', 1],
    ['-3', 1],
    ['nonsense', 1],
    ['99999999999999999999', 1],
  ])('after Last-Event-ID %s go on with %i', async (id, next) => {
    const response = await watch(async (send) => send(books(1)), { headers: { 'last-event-id': id } });
    expect(await response.text()).toContain(`id: ${next}\n`);
  });

  it('after the last one there is nothing to come back for', async () => {
    const follow = vi.fn(untilAborted);
    const response = await watch(follow, { headers: { 'last-event-id': '2-last' } });
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(follow).not.toHaveBeenCalled();
  });

  it('HEAD tells the headers and opens nothing', async () => {
    const follow = vi.fn(untilAborted);
    const response = await watch(follow, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type'), response.body]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      null,
    ]);
    expect(follow).not.toHaveBeenCalled();
  });

  it('keep the connection alive while nothing happens', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const response = await watch(untilAborted);
    vi.advanceTimersByTime(30_000);
    expect(vi.getTimerCount()).toBe(1);
    await drainRequests(5_000);
    expect((await response.text()).match(/: still here\n\n/g)).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('end when the client leaves', async () => {
    let left = false;
    const response = await watch(async (send, signal) => {
      await untilAborted(send, signal);
      left = true;
      send(books(9));
    });
    const reader = response.body?.getReader();
    await reader?.read();
    expect(traffic().inFlight).toBe(1);
    await reader?.cancel();
    await Promise.resolve();
    expect(left).toBe(true);
  });

  it('do not hold up a process that stops, whatever they follow', async () => {
    const deaf: Follow = () => new Promise(() => undefined);
    const open = await Promise.all([watch(untilAborted), watch(deaf)]);
    expect(await drainRequests(60_000)).toBe(0);
    expect(await Promise.all(open.map((response) => response.text()))).toEqual([
      expect.stringContaining('"books":1'),
      'retry: 2000\n\n',
    ]);
  });

  it('one that opens while the process stops ends at once', async () => {
    const leave = enterRequest();
    const drained = drainRequests(60_000);
    const response = await watch(untilAborted);
    expect(await response.text()).toBe('retry: 2000\n\n');
    leave();
    expect(await drained).toBe(0);
  });

  it('a slow client gets the newest, not all that it missed', async () => {
    const response = await watch(async (send) => {
      for (let count = 1; count <= 1_000; count += 1) send(books(count, count === 1_000));
    });
    const sent = [...(await response.text()).matchAll(/"books":(\d+)/g)].map((match) => Number(match[1]));
    expect(sent.length).toBeLessThan(12);
    expect([sent[0], sent.at(-1)]).toEqual([1, 1_000]);
  });

  it('break off, and say why in the log alone, when following fails', async () => {
    const response = await watch(async (send) => {
      send(books(1));
      throw new Error('password=hunter2');
    });
    await expect(response.text()).rejects.toThrow();
    const broken = logged.find(({ msg }) => msg === 'answer broke off');
    expect(broken?.err?.message).toBe('password=hunter2');
  });

  it('break off, outside production, with data that the schema does not declare', async () => {
    const response = await watch(async (send) => send({ name: 'shelf', data: { books: 1, password: 'x' } }));
    await expect(response.text()).rejects.toThrow('does not declare');
  });

  it('what is wrong with the request is an ordinary answer', async () => {
    const { GET } = buildHandle(() => server)([
      endpoint,
      async () => {
        throw new AppError('not_found', 'There is no such shelf');
      },
    ]);
    const request = new Request('http://127.0.0.1/v1/shelves/events');
    expect((await GET(request, { params: Promise.resolve({}) })).status).toBe(404);
  });
});
