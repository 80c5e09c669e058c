import type { Database } from '../db/database';
import type { AllocationFilters } from './execution-schemas';
import { matchingExecutions } from './matching-executions';
import { type ListedRow, listedColumns } from './to-execution';

/** A page of what a search finds under filters, newest first, and how many there are; it reads all that the filters leave. */
export async function searchExecutions(
  db: Database,
  given: AllocationFilters & { readonly search: string; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedRow[]; readonly total: number }> {
  const matching = matchingExecutions(db, given);
  const [rows, count] = await Promise.all([
    db.read(
      matching
        .select(listedColumns)
        .orderBy('start_time', 'desc')
        .orderBy('execution_id')
        .limit(given.limit)
        .offset(given.offset),
    ),
    db.readOne(matching.select((eb) => eb.fn.countAll<number>().as('total'))),
  ]);
  return { rows, total: Number(count?.total ?? 0) };
}
