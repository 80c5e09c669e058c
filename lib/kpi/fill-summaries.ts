import type { Database } from '../db/database';
import { refreshSummary } from './summaries/refresh-summary';

const KPIS_A_TRANSACTION = 200;

/**
 * Makes the summaries that are missing: those of KPIs that were there before summaries were. Called at start.
 * @returns how many were made.
 */
export async function fillSummaries(db: Database): Promise<number> {
  let filled = 0;
  for (;;) {
    const missing = await db.read(
      db.sql
        .selectFrom('kpi_definitions as k')
        .leftJoin('kpi_summaries as s', 's.kpi_id', 'k.id')
        .select('k.id')
        .where('s.kpi_id', 'is', null)
        .orderBy('k.id')
        .limit(KPIS_A_TRANSACTION),
    );
    if (missing.length === 0) return filled;
    await db.transaction(function* () {
      for (const { id } of missing) yield* refreshSummary(db, id);
    });
    filled += missing.length;
  }
}
