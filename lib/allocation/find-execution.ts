import type { Context } from '../context';
import { AppError } from '../shared/errors';
import type { ExecutionRow } from './execution-row';

/** Everything of one execution. @throws AppError `not_found` */
export async function findExecution(ctx: Context, executionId: string): Promise<ExecutionRow> {
  const row = await ctx.db.readOne(
    ctx.db.sql.selectFrom('allocation_executions').selectAll().where('execution_id', '=', executionId),
  );
  if (!row) throw new AppError('not_found', `Execution with ID ${executionId} not found`);
  return row;
}
