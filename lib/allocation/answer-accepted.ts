import type { z } from 'zod';
import { type JsonReply, reply } from '../shared/reply';
import type { ExecutionRow } from './execution-row';
import type { AcceptedAllocation } from './input-schemas';

type Accepted = z.infer<typeof AcceptedAllocation>;

/** The answer that an execution was recorded and will run: 202, and where to look. */
export function answerAccepted(
  row: ExecutionRow,
): JsonReply<{ readonly success: true; readonly data: Accepted }> {
  const data: Accepted = {
    execution_id: row.execution_id,
    status: 'PENDING',
    // Only names of months are ever written.
    month: row.month as Accepted['month'],
    year: row.year,
    forecast_filename: row.forecast_filename,
    roster_filename: row.roster_filename,
    roster_was_fallback: row.roster_was_fallback,
    uploaded_by: row.uploaded_by,
    warnings: JSON.parse(row.warnings ?? '[]'),
  };
  const headers = { Location: `/api/allocation/executions/${row.execution_id}` };
  return reply({ success: true as const, data }, { status: 202, headers });
}
