import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { KPI_TTL, kpiKey } from './cached-answers';
import type { getAllocationKpisEndpoint } from './execution-endpoints';
import type { AllocationKpis, AllocationStatus } from './execution-schemas';
import { readTotals, type Total } from './rollups/read-groups';

const ENDED: readonly AllocationStatus[] = ['SUCCESS', 'FAILED', 'PARTIAL_SUCCESS'];

/** Totals of the executions that match any combination of filters, exact as of `timestamp`. */
export function getAllocationKpis(
  ctx: Context,
  filters: InputOf<typeof getAllocationKpisEndpoint>,
): Promise<AnswerOf<typeof getAllocationKpisEndpoint>> {
  return ctx.state.cache.through(kpiKey(filters), KPI_TTL, async () => ({
    success: true as const,
    data: kpisOf(await readTotals(ctx.db, filters)),
    timestamp: ctx.now().toISOString(),
  }));
}

function kpisOf(totals: readonly Total[]): AllocationKpis {
  const sum = (of: (total: Total) => number): number => totals.reduce((all, total) => all + of(total), 0);
  const count = (status: AllocationStatus): number =>
    sum((total) => (total.status === status ? total.executions : 0));
  const all = sum(({ executions }) => executions);
  const ended = totals.filter(({ status }) => ENDED.some((one) => one === status));
  const timed = ended.reduce((number, total) => number + total.timed, 0);
  const durationMs = ended.reduce((ms, total) => ms + total.duration_ms, 0);
  return {
    total_executions: all,
    success_rate: all === 0 ? 0 : count('SUCCESS') / all,
    average_duration_seconds: timed === 0 ? 0 : durationMs / timed / 1000,
    failed_count: count('FAILED'),
    partial_success_count: count('PARTIAL_SUCCESS'),
    in_progress_count: count('IN_PROGRESS'),
    pending_count: count('PENDING'),
    success_count: count('SUCCESS'),
    total_records_processed: sum(({ records_processed }) => records_processed),
    total_records_failed: sum(({ records_failed }) => records_failed),
  };
}
