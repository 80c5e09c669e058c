import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ExecutionView, followExecution } from './follow-execution';

type Listener = (event: { data: string }) => void;

/** A stream that a test plays by hand. */
class FakeStream {
  static opened: FakeStream[] = [];
  closed = false;
  private readonly listeners = new Map<string, Listener>();
  constructor(readonly url: string) {
    FakeStream.opened.push(this);
  }
  addEventListener(type: string, listener: Listener) {
    this.listeners.set(type, listener);
  }
  close() {
    this.closed = true;
  }
  send(execution_status: string, rows: number | null = null) {
    const progress = rows === null ? null : { phase: 'storing', rows, elapsed_ms: 5 };
    const figures = { number_of_records: 0, value: null, execution_time_ms: null, error_message: null };
    const event = { execution_id: 7, kpi_id: 1, execution_status, progress, ...figures };
    this.listeners.get('execution')?.({ data: JSON.stringify(event) });
  }
  fail() {
    this.listeners.get('error')?.({ data: '' });
  }
}

type Reply = 'pending' | 'running' | 'success' | 'unreachable' | 'unknown';

/** What GET answers, one after the other; the last again and again. */
function answer(...replies: Reply[]) {
  const fetching = vi.fn(async () => {
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply === 'unreachable') throw new TypeError('Failed to fetch');
    if (reply === 'unknown') return Response.json({ message: 'gone' }, { status: 404 });
    return Response.json({ success: true, execution: { id: 7, execution_status: reply, progress: null } });
  });
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

function follow(signal?: AbortSignal) {
  const views: ExecutionView[] = [];
  const end = followExecution(7, (view) => views.push(view), signal).then(
    (execution) => execution.execution_status,
    (error: Error) => error.name,
  );
  return { views, end, stream: FakeStream.opened[0] as FakeStream };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeStream);
  FakeStream.opened = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('following an execution', () => {
  test('until nobody follows any more: the stream is closed, and nothing more is asked', async () => {
    const fetching = answer('running');
    const reader = new AbortController();
    const { end, stream } = follow(reader.signal);
    stream.send('running', 40);
    reader.abort();
    expect(await end).toBe('AbortError');
    expect(stream.closed).toBe(true);
    expect(fetching).not.toHaveBeenCalled();
  });

  test('by events, closing the stream at the end before the browser can connect again', async () => {
    const fetching = answer('success');
    const { views, end, stream } = follow();
    expect(stream.url).toBe('/v1/landing-kpi/executions/7/events');
    stream.send('running', 40);
    stream.send('success');
    expect(await end).toBe('success');
    expect(stream.closed).toBe(true);
    expect(views).toMatchObject([{ connection: 'live', progress: { rows: 40 } }]);
    expect(fetching).toHaveBeenCalledOnce();
  });

  test('by asking where no stream comes through, without trying it again', async () => {
    answer('pending', 'running', 'success');
    const { views, end, stream } = follow();
    stream.fail();
    await vi.runAllTimersAsync();
    expect(await end).toBe('success');
    expect(views.map((view) => `${view.connection} ${view.execution_status}`)).toEqual([
      'polling pending',
      'polling running',
    ]);
    expect(FakeStream.opened).toHaveLength(1);
  });

  test('by another stream when one broke that had worked', async () => {
    answer('running', 'success');
    const { end, stream } = follow();
    stream.send('running');
    stream.fail();
    await vi.advanceTimersByTimeAsync(1_000);
    FakeStream.opened[1]?.send('success');
    expect(await end).toBe('success');
    expect(FakeStream.opened.map(({ closed }) => closed)).toEqual([true, true]);
  });

  test('past a server that was away for a while', async () => {
    answer('unreachable', 'unreachable', 'success');
    const { views, end, stream } = follow();
    stream.fail();
    await vi.runAllTimersAsync();
    expect(await end).toBe('success');
    expect(views.map(({ connection }) => connection)).toEqual(['lost', 'lost']);
  });

  test.each<[string, Reply, number]>([
    ['a server that stays away, with few calls', 'unreachable', 7],
    ['an execution that is not there any more', 'unknown', 1],
  ])('ends with an error for %s', async (_, reply, calls) => {
    const fetching = answer(reply);
    const { end, stream } = follow();
    stream.fail();
    await vi.runAllTimersAsync();
    expect(await end).toBe('ApiError');
    expect(fetching).toHaveBeenCalledTimes(calls);
  });
});
