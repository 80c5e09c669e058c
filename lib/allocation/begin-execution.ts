import { run } from '../db/database';
import type { Plumbline } from '../state';
import { forgetAnswers } from './cached-answers';
import { holdActive } from './hold-execution';
import { moveExecution } from './rollups/move-execution';

/**
 * PENDING becomes IN_PROGRESS; its start is now. False, and nothing changed, when it is not pending: cancelled, or
 * begun before.
 */
export async function beginExecution(state: Plumbline, executionId: string, now: Date): Promise<boolean> {
  const { db } = state;
  const begun = await db.transaction(function* () {
    const { rows } = yield* run(holdActive(db, executionId));
    const [row] = rows;
    if (row?.status !== 'PENDING') return false;
    const after = { status: 'IN_PROGRESS', start_time: now };
    yield* run(
      db.sql.updateTable('allocation_executions').set(after).where('execution_id', '=', executionId),
    );
    yield* moveExecution(db, row, { ...row, ...after });
    return true;
  });
  if (begun) await forgetAnswers(state, [executionId]);
  return begun;
}
