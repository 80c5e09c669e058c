import type { Database } from '../db/database';

/**
 * Reads a definition inside a transaction and, on PostgreSQL, holds it until that ends; SQLite has one writer anyway.
 * Whoever writes an execution, or what lists show of a KPI, begins with it: of two the second sees what the first did,
 * and neither holds what the other waits for.
 */
export function holdKpi({ sql, provider }: Database, kpiId: number) {
  const kpi = sql.selectFrom('kpi_definitions').selectAll().where('id', '=', kpiId);
  return provider === 'postgresql' ? kpi.forNoKeyUpdate() : kpi;
}
