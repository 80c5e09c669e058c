import { z } from 'zod';
import { Connection } from '../sources/data-source';

export const EXECUTION_JOB = 'kpi_execution';
/** The same as one of many that were asked for together; those leave room for others. */
export const BATCH_JOB = 'kpi_execution_batch';

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What a job needs to run a compiled execution; the rest is in the execution's row. */
export const ExecutionJob = z.object({
  execution_id: z.number().int(),
  kpi_id: z.number().int(),
  source: z.object({
    name: z.string(),
    kind: z.enum(['sqlite', 'mysql', 'postgresql', 'sqlserver', 'oracle']),
    connection: Connection,
  }),
  sql: z.string(),
  params: z.array(Value),
  count_sql: z.string(),
  count_params: z.array(Value),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.enum([
        'text',
        'integer',
        'decimal',
        'boolean',
        'date',
        'datetime',
        'time',
        'binary',
        'unknown',
      ]),
    }),
  ),
  is_scalar: z.boolean(),
  limit_records: z.number().int(),
  compile_ms: z.number(),
  /** The caller's clock less this machine's: 0 except when weeks are replayed for sample data. */
  clock_offset_ms: z.number(),
});
export type ExecutionJob = z.infer<typeof ExecutionJob>;

/** The caller's clock, as the job sees it. */
export function clockOf(job: ExecutionJob): () => Date {
  return () => new Date(Date.now() + job.clock_offset_ms);
}
