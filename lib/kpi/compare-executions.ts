import type { Context } from '../context';
import { ChildError } from '../jobs/child-pool';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { isAppError } from '../shared/errors';
import type { compareExecutionsEndpoint } from './execution-endpoints';
import type { RowComparison } from './execution-schemas';
import { findExecution } from './find-execution';
import { openResult } from './open-result';
import type { CompareTask } from './results/compare-results';
import type { ResultFile } from './results/result-file';
import { explainReading } from './results/unreadable-rows';
import { type DetailRow, toExecution } from './to-execution';

/** Counting 1,000,000 rows against as many takes some ten seconds; nobody waits much longer. */
const TIMEOUT_MS = 60_000;

type Compared = Pick<AnswerOf<typeof compareExecutionsEndpoint>, 'rows' | 'rows_note'>;

/**
 * Two executions side by side, of one KPI or two. Rows are counted where both have some under the same column names;
 * else `rows_note` says why not.
 * @throws AppError `not_found` naming the execution that is not there.
 */
export async function compareExecutions(
  ctx: Context,
  { left, right }: InputOf<typeof compareExecutionsEndpoint>,
): Promise<AnswerOf<typeof compareExecutionsEndpoint>> {
  const [one, other] = await Promise.all([findExecution(ctx, left), findExecution(ctx, right)]);
  return {
    success: true,
    left: toExecution(one),
    right: toExecution(other),
    ...(await compareRows(ctx, one, other)),
  };
}

async function compareRows(ctx: Context, left: DetailRow, right: DetailRow): Promise<Compared> {
  const without = [left, right].find(({ result_file }) => result_file === null);
  if (without !== undefined) {
    return none(`Execution ${without.id} is ${without.execution_status}: it has no rows to compare.`);
  }
  try {
    const [one, other] = [openResult(ctx, left), openResult(ctx, right)];
    if (one === undefined || other === undefined) return none('There are no rows to compare.');
    const difference = differingColumns(one, other);
    if (difference !== undefined) return none(difference);
    const task: CompareTask = { left: one.path, right: other.path };
    const rows = await ctx.state.children.run<RowComparison>('compare-rows', task, { timeoutMs: TIMEOUT_MS });
    return { rows, rows_note: truncationNote(left, right) };
  } catch (error) {
    return none(reasonOf(error));
  }
}

const none = (rows_note: string): Compared => ({ rows: null, rows_note });

function differingColumns(left: ResultFile, right: ResultFile): string | undefined {
  const [here, there] = [left, right].map(({ columns }) => new Set(columns.map(({ name }) => name)));
  if (here === undefined || there === undefined) return undefined;
  const only = (names: ReadonlySet<string>, others: ReadonlySet<string>): string =>
    [...names].filter((name) => !others.has(name)).join(', ') || 'none';
  const [onlyLeft, onlyRight] = [only(here, there), only(there, here)];
  if (onlyLeft === 'none' && onlyRight === 'none') return undefined;
  return `The columns differ, so that no rows can be alike. Only in the first: ${onlyLeft}. Only in the second: ${onlyRight}.`;
}

/** What the counts do not cover. */
function truncationNote(left: DetailRow, right: DetailRow): string | null {
  const cut = [left, right].filter(({ truncated }) => truncated).map(({ id }) => id);
  if (cut.length === 0) return null;
  const which = cut.length === 1 ? `Execution ${cut[0]} was` : 'Both executions were';
  return `${which} cut at the limit: only rows that were kept are compared.`;
}

function reasonOf(error: unknown): string {
  if (error instanceof ChildError && error.reason === 'timeout') {
    return `Counting the rows took longer than ${TIMEOUT_MS / 1000} seconds and was given up.`;
  }
  const explained = explainReading(error);
  if (isAppError(explained)) return explained.message;
  throw error;
}
