import { executionEventsEndpoint, getExecutionEndpoint } from '@/lib/kpi/execution-endpoints';
import { type ExecutionDetail, ExecutionEvent, isOpen } from '@/lib/kpi/execution-schemas';
import { ApiError, callEndpoint, endpointUrl } from '@/lib/shared/call-endpoint';

/** How an execution that has not ended is known: told by the server, asked for, or out of reach for the moment. */
export type Connection = 'live' | 'polling' | 'lost';

export interface ExecutionView extends Pick<ExecutionDetail, 'execution_status' | 'progress'> {
  readonly connection: Connection;
}

type Report = (view: ExecutionView) => void;

const POLL_MS = 1_000;
/** Pauses after a call that did not reach the server; when they are used up, following ends. */
const RETRY_PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** A stream that broke after it had worked is opened again, this often. */
const MAX_STREAMS = 3;

/** Ends early when nobody follows any more. */
function pause(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** An execution with its facts but not its rows. */
export async function readExecution(executionId: number, signal?: AbortSignal): Promise<ExecutionDetail> {
  const input = { execution_id: executionId, result_limit: 0 };
  const answer = await callEndpoint(getExecutionEndpoint, input, { signal });
  return answer.execution;
}

/**
 * Follows an execution to its end by the server's events, or by asking where they do not come through.
 * @param signal ends the following (its stream too), not the execution
 * @throws ApiError when it is unknown, or the server stayed out of reach for a minute; the signal's reason
 */
export async function followExecution(
  executionId: number,
  onView: Report,
  signal?: AbortSignal,
): Promise<ExecutionDetail> {
  let streamsLeft = MAX_STREAMS;
  let failures = 0;
  for (;;) {
    if (streamsLeft > 0) {
      const worked = await listen(executionId, onView, signal);
      streamsLeft = worked ? streamsLeft - 1 : 0;
    }
    signal?.throwIfAborted();
    try {
      const execution = await readExecution(executionId, signal);
      if (!isOpen(execution.execution_status)) return execution;
      failures = 0;
      onView({ ...execution, connection: 'polling' });
      await pause(POLL_MS, signal);
    } catch (error) {
      const wait = RETRY_PAUSES_MS[failures];
      if (!(error instanceof ApiError && error.status === 0) || wait === undefined) throw error;
      failures += 1;
      onView({ execution_status: 'running', progress: null, connection: 'lost' });
      await pause(wait, signal);
    }
  }
}

/** Listens until the execution has ended, the stream breaks or nobody follows; whether anything was heard. */
function listen(executionId: number, onView: Report, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stream = new EventSource(endpointUrl(executionEventsEndpoint, { execution_id: executionId }));
    let heard = false;
    const stop = () => {
      // Left open, the browser would connect again by itself, for ever where the server is gone.
      stream.close();
      resolve(heard);
    };
    stream.addEventListener('execution', ({ data }) => {
      const event = ExecutionEvent.safeParse(parseJson(data));
      if (!event.success) return stop();
      heard = true;
      if (isOpen(event.data.execution_status)) onView({ ...event.data, connection: 'live' });
      else stop();
    });
    stream.addEventListener('error', stop);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
