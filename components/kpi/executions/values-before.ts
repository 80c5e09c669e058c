import type { Execution, TrendPoint } from '@/lib/kpi/execution-schemas';

/**
 * Of each execution, the value of the last success before it.
 * @param neighbours executions without gaps between them; empty where a filter may have left some out
 */
export function valuesBefore(
  neighbours: readonly Execution[],
  trend: readonly TrendPoint[],
): ReadonlyMap<number, number> {
  const values = new Map<number, number | null>();
  for (const { id, value, execution_status } of neighbours) {
    if (id !== null) values.set(id, execution_status === 'success' ? value : null);
  }
  for (const { execution_id, value } of trend) values.set(execution_id, value);
  const before = new Map<number, number>();
  let last: number | null = null;
  for (const [id, value] of [...values].sort(([left], [right]) => left - right)) {
    if (last !== null) before.set(id, last);
    last = value ?? last;
  }
  return before;
}
