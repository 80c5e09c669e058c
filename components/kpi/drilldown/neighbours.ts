import type { Execution } from '@/lib/kpi/execution-schemas';

export interface Neighbours {
  readonly previous: number | null;
  readonly next: number | null;
}

type Moment = Pick<Execution, 'id' | 'execution_timestamp'>;

const key = ({ id, execution_timestamp }: Moment) => [Date.parse(execution_timestamp), id ?? 0] as const;

function isBefore(left: Moment, right: Moment): boolean {
  const [leftTime, leftId] = key(left);
  const [rightTime, rightId] = key(right);
  return leftTime < rightTime || (leftTime === rightTime && leftId < rightId);
}

/**
 * The executions right before and after one: by time, and by number among those of the same moment.
 * `before` are older ones, the newest first; `since` those from its moment on, the oldest first.
 */
export function neighboursOf(
  execution: Moment,
  before: readonly Moment[],
  since: readonly Moment[],
): Neighbours {
  const previous = [...before.slice(0, 1), ...since].filter((other) => isBefore(other, execution));
  return {
    previous: previous.toSorted((left, right) => (isBefore(left, right) ? 1 : -1))[0]?.id ?? null,
    next: since.find((other) => isBefore(execution, other))?.id ?? null,
  };
}
