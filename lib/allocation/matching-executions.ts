import type { Database } from '../db/database';
import type { AllocationFilters } from './execution-schemas';

/** Executions that match filters and a search, which looks into ids, users and file names without regard to case. */
export function matchingExecutions(db: Database, filters: AllocationFilters & { readonly search?: string }) {
  const { month, year, status, uploaded_by, search } = filters;
  let query = db.sql.selectFrom('allocation_executions');
  if (month !== undefined) query = query.where('month', '=', month);
  if (year !== undefined) query = query.where('year', '=', year);
  if (status.length > 0) query = query.where('status', 'in', status);
  if (uploaded_by !== undefined) query = query.where('uploaded_by', '=', uploaded_by);
  if (search === undefined) return query;
  const text = search.toLowerCase();
  return query.where((eb) => {
    const holds = (column: 'execution_id' | 'uploaded_by' | 'forecast_filename' | 'roster_filename') =>
      eb(
        eb.fn<number>(db.provider === 'postgresql' ? 'strpos' : 'instr', [
          eb.fn('lower', [column]),
          eb.val(text),
        ]),
        '>',
        0,
      );
    return eb.or([
      holds('execution_id'),
      holds('uploaded_by'),
      holds('forecast_filename'),
      holds('roster_filename'),
    ]);
  });
}
