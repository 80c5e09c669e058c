import type { Database } from '../db/database';

/**
 * Reads an execution that has not ended inside a transaction and, on PostgreSQL, holds it until that ends: of two that
 * begin or close it, the second sees what the first did.
 */
export function holdActive({ sql, provider }: Database, executionId: string) {
  const execution = sql
    .selectFrom('allocation_executions')
    .selectAll()
    .where('execution_id', '=', executionId)
    .where('status', 'in', ['PENDING', 'IN_PROGRESS']);
  return provider === 'postgresql' ? execution.forNoKeyUpdate() : execution;
}
