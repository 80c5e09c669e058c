import type { Context } from '../context';
import { ExecutionProgress, isOpen } from './execution-schemas';
import type { DetailRow } from './to-execution';
import { toExecution } from './to-execution';

/** What the job of an execution reports: plain data that goes through the jobs table. */
export const ExecutionStep = ExecutionProgress.pick({ phase: true, rows: true });

type Started = Pick<DetailRow, 'execution_timestamp'>;

/** Progress from what a job reported; one that reported nothing yet is still queued. */
export function toProgress(ctx: Context, { execution_timestamp }: Started, reported: unknown) {
  const step = ExecutionStep.safeParse(reported);
  const elapsed = ctx.now().getTime() - execution_timestamp.getTime();
  return {
    phase: step.data?.phase ?? 'queued',
    rows: step.data?.rows ?? null,
    elapsed_ms: Math.max(0, elapsed),
  } satisfies ExecutionProgress;
}

/** How far an execution is, as its job last said; null once it has ended. */
export async function readProgress(ctx: Context, row: DetailRow): Promise<ExecutionProgress | null> {
  if (!isOpen(toExecution(row).execution_status) || row.job_id === null) return null;
  return toProgress(ctx, row, (await ctx.state.jobs.look(row.job_id))?.progress);
}
