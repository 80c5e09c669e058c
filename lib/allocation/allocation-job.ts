import { z } from 'zod';

export const ALLOCATION_JOB = 'allocation_execution';

/** What the job of an execution needs to know; the rest is in the execution's row. */
export const AllocationJob = z.object({
  execution_id: z.uuid(),
  /** The caller's clock less this machine's: 0 except when months are replayed for sample data. */
  clock_offset_ms: z.number(),
});
export type AllocationJob = z.infer<typeof AllocationJob>;

/** The caller's clock, as the job sees it. */
export function clockOf(job: AllocationJob): () => Date {
  return () => new Date(Date.now() + job.clock_offset_ms);
}
