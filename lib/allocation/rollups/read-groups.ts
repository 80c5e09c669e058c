import type { SelectQueryBuilder } from 'kysely';
import type { Database } from '../../db/database';
import type { Tables } from '../../db/generated/tables';
import type { AllocationFilters } from '../execution-schemas';

/** What is counted of executions of one status that match filters. */
export interface Total {
  readonly status: string;
  readonly executions: number;
  readonly timed: number;
  readonly duration_ms: number;
  readonly records_processed: number;
  readonly records_failed: number;
}

/** How many executions of one status match filters; of one month, where only those of a month lie in order. */
export type Group = Pick<Total, 'status' | 'executions'> & {
  readonly year?: number;
  readonly month?: string;
};

const SUMS = ['executions', 'timed', 'duration_ms', 'records_processed', 'records_failed'] as const;

type Counts = SelectQueryBuilder<Tables, 'allocation_rollups', Record<never, never>>;

/** The counts of all users, or of the one asked for; the two tables differ by the user alone. */
function matchingCounts(db: Database, { month, year, status, uploaded_by }: AllocationFilters): Counts {
  let query =
    uploaded_by === undefined
      ? db.sql.selectFrom('allocation_rollups')
      : (db.sql
          .selectFrom('allocation_user_rollups')
          .where('uploaded_by', '=', uploaded_by) as unknown as Counts);
  query = query.where('executions', '>', 0);
  if (month !== undefined) query = query.where('month', '=', month);
  if (year !== undefined) query = query.where('year', '=', year);
  if (status.length > 0) query = query.where('status', 'in', status);
  return query;
}

/** By status, for any combination of filters, exactly. */
export async function readTotals(db: Database, filters: AllocationFilters): Promise<Total[]> {
  const rows = await db.read(
    matchingCounts(db, filters)
      .select('status')
      .select((eb) => SUMS.map((sum) => eb.fn.sum<number>(sum).as(sum)))
      .groupBy('status'),
  );
  return rows.map((row) => ({ ...row }));
}

/**
 * By status; for a user's executions of one year, or of one month in all years, by month too. Empty groups are left out.
 * Within each of them an index has the order of the list.
 */
export function readGroups(db: Database, filters: AllocationFilters): Promise<Group[]> {
  const counts = matchingCounts(db, filters);
  const { month, year, uploaded_by } = filters;
  if (uploaded_by !== undefined && (month === undefined) !== (year === undefined)) {
    return db.read(counts.select(['year', 'month', 'status', 'executions']));
  }
  return db.read(
    counts.select(['status', (eb) => eb.fn.sum<number>('executions').as('executions')]).groupBy('status'),
  );
}
