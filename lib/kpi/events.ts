import { z } from 'zod';
import { ExecutionStatus } from './execution-schemas';

/** An execution reached its end, in whatever way. Published in the transaction that closes it. */
export const EXECUTION_FINISHED = 'kpi_execution.finished';

export const ExecutionFinished = z.object({
  execution_id: z.number().int(),
  kpi_id: z.number().int(),
  execution_status: ExecutionStatus,
  started_at: z.iso.datetime(),
  finished_at: z.iso.datetime(),
  error_code: z.string().nullable(),
});
export type ExecutionFinished = z.infer<typeof ExecutionFinished>;

/** Executions were removed; the files with their rows are to follow. Paths are relative to DATA_DIR. */
export const RESULTS_REMOVED = 'kpi_results.removed';

export const ResultsRemoved = z.object({ files: z.array(z.string()) });
export type ResultsRemoved = z.infer<typeof ResultsRemoved>;
