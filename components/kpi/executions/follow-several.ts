import { type ExecutionDetail, isOpen } from '@/lib/kpi/execution-schemas';
import { type ExecutionView, followExecution, readExecution } from './follow-execution';

/** Streams open at a time: a browser keeps six connections to a server, and others need some. */
const LANES = 2;
const SWEEP_PAUSE_MS = 2_000;
/** Executions asked for between pauses, of those that no lane follows yet. */
const SWEPT_AT_ONCE = 3;

interface SeveralReports {
  readonly onView: (executionId: number, view: ExecutionView) => void;
  readonly onEnd: (executionId: number, execution: ExecutionDetail) => void;
  readonly onError: (executionId: number, error: unknown) => void;
}

/**
 * Follows executions to their ends, in the order in which they were queued: the first ones by events, while the
 * others are asked for in turn, so that one that overtakes is seen as well.
 */
export async function followSeveral(ids: readonly number[], reports: SeveralReports): Promise<void> {
  const waiting = [...ids];
  const lane = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const current = id;
      try {
        reports.onEnd(current, await followExecution(current, (view) => reports.onView(current, view)));
      } catch (error) {
        reports.onError(current, error);
      }
    }
  };
  await Promise.all([...Array.from({ length: LANES }, lane), sweep(waiting, reports)]);
}

/** Takes out of `waiting` what has ended already; ends when lanes follow all that is left. */
async function sweep(waiting: number[], reports: SeveralReports): Promise<void> {
  let next = 0;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, SWEEP_PAUSE_MS));
    if (waiting.length === 0) return;
    if (next >= waiting.length) next = 0;
    const asked = waiting.slice(next, next + SWEPT_AT_ONCE);
    next += asked.length;
    await Promise.all(asked.map((id) => look(id, waiting, reports)));
  }
}

async function look(id: number, waiting: number[], reports: SeveralReports): Promise<void> {
  try {
    const execution = await readExecution(id);
    const place = waiting.indexOf(id);
    // A lane has taken it meanwhile and reports it itself.
    if (place < 0) return;
    if (isOpen(execution.execution_status)) {
      reports.onView(id, { ...execution, connection: 'polling' });
      return;
    }
    waiting.splice(place, 1);
    reports.onEnd(id, execution);
  } catch {
    // It is asked for again in the next round, and its lane tells what is wrong.
  }
}
