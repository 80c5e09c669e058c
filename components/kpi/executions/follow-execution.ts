import { executionEventsEndpoint, getExecutionEndpoint } from '@/lib/kpi/execution-endpoints';
import { type ExecutionDetail, ExecutionEvent, isOpen } from '@/lib/kpi/execution-schemas';
import { callEndpoint, endpointUrl } from '@/lib/shared/call-endpoint';
import { type Connection, followToEnd } from '../../shared/follow-to-end';

type State = Pick<ExecutionDetail, 'execution_status' | 'progress'>;

export interface ExecutionView extends State {
  readonly connection: Connection;
}

const outOfReach: State = { execution_status: 'running', progress: null };

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
export function followExecution(
  executionId: number,
  onView: (view: ExecutionView) => void,
  signal?: AbortSignal,
): Promise<ExecutionDetail> {
  return followToEnd<State, ExecutionDetail>({
    eventsUrl: endpointUrl(executionEventsEndpoint, { execution_id: executionId }),
    readEvent: (data) => ExecutionEvent.safeParse(data).data,
    read: (until) => readExecution(executionId, until),
    hasEnded: ({ execution_status }) => !isOpen(execution_status),
    onState: (state = outOfReach, connection) => onView({ ...state, connection }),
    signal,
  });
}
