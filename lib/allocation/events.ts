import { z } from 'zod';
import { AllocationErrorType, AllocationStatus } from './execution-schemas';
import { MonthName } from './schemas';

/** An execution reached its end, in whatever way. Published in the transaction that closes it. */
export const ALLOCATION_FINISHED = 'allocation_execution.finished';

export const AllocationFinished = z.object({
  execution_id: z.string(),
  month: MonthName,
  year: z.int(),
  status: AllocationStatus,
  uploaded_by: z.string(),
  started_at: z.iso.datetime(),
  finished_at: z.iso.datetime(),
  error_type: AllocationErrorType.nullable(),
});
export type AllocationFinished = z.infer<typeof AllocationFinished>;

/** Retention took results away; their files are to follow. Paths are relative to DATA_DIR. */
export const ALLOCATION_RESULTS_REMOVED = 'allocation_results.removed';

export const AllocationResultsRemoved = z.object({ files: z.array(z.string()) });
export type AllocationResultsRemoved = z.infer<typeof AllocationResultsRemoved>;
