import type { Database } from '../db/database';
import type { ExecutionRow } from './execution-row';

/** An input file as its row keeps it. */
export interface PinnedInput {
  readonly filename: string;
  readonly sha256: string;
  /** Below DATA_DIR. */
  readonly file: string;
  readonly month: string;
  readonly year: number;
}

/** The two files that an execution reads. */
export async function readPinnedInputs(
  db: Database,
  row: Pick<ExecutionRow, 'execution_id' | 'forecast_input_id' | 'roster_input_id'>,
): Promise<{ readonly forecast: PinnedInput; readonly roster: PinnedInput }> {
  const found = await db.read(
    db.sql
      .selectFrom('allocation_inputs')
      .select(['id', 'filename', 'sha256', 'file', 'month', 'year'])
      .where('id', 'in', [row.forecast_input_id, row.roster_input_id]),
  );
  const inputOf = (id: string): PinnedInput => {
    const input = found.find((one) => one.id === id);
    if (!input) throw new Error(`The input ${id} of execution ${row.execution_id} is not kept`);
    return input;
  };
  return { forecast: inputOf(row.forecast_input_id), roster: inputOf(row.roster_input_id) };
}
