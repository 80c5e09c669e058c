import type { Database } from '../../db/database';
import type { AllocationFilters } from '../execution-schemas';

/** What is counted of executions of one month and status (of all users, or of the one asked for). */
export interface Group {
  readonly year: number;
  readonly month: string;
  readonly status: string;
  readonly executions: number;
  readonly timed: number;
  readonly duration_ms: number;
  readonly records_processed: number;
  readonly records_failed: number;
}

const columns = [
  'year',
  'month',
  'status',
  'executions',
  'timed',
  'duration_ms',
  'records_processed',
  'records_failed',
] as const satisfies readonly (keyof Group)[];

/** The groups that match any combination of filters: their sums are the totals, exactly. Empty ones are left out. */
export function readGroups(db: Database, filters: AllocationFilters): Promise<Group[]> {
  const { month, year, status, uploaded_by } = filters;
  let query =
    uploaded_by === undefined
      ? db.sql.selectFrom('allocation_rollups').select(columns)
      : (db.sql
          .selectFrom('allocation_user_rollups')
          .select(columns)
          .where('uploaded_by', '=', uploaded_by)
          // The two differ by the user alone, which is dealt with by now.
          .$castTo<Group>() as never);
  query = query.where('executions', '>', 0);
  if (month !== undefined) query = query.where('month', '=', month);
  if (year !== undefined) query = query.where('year', '=', year);
  if (status.length > 0) query = query.where('status', 'in', status);
  return db.read(query);
}
