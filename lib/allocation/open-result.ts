import { existsSync } from 'node:fs';
import { absoluteArtefact } from '../artefacts/artefact-path';
import type { Context } from '../context';
import { AppError } from '../shared/errors';
import type { ExecutionRow } from './execution-row';
import { isActive } from './execution-schemas';
import { explainReportFailure, reportUnreadable } from './explain-report-failure';
import { findExecution } from './find-execution';
import type { ResultReply, ResultTask } from './results/read-result';
import type { RowFilter } from './results/select-rows';

/** Reading a result of 100,000 vendors and twelve months takes a few of them. */
const TIMEOUT_MS = 60_000;

/** Why the rows of an execution cannot be read, in words; undefined when they can. */
export function whyNoResult(row: ExecutionRow): string | undefined {
  if (row.result_file !== null) return undefined;
  const subject = `Execution ${row.execution_id}`;
  if (isActive(row.status)) return `${subject} has not finished; its result can be read once it has.`;
  if (row.reports_removed_at !== null) {
    return `The result of execution ${row.execution_id} was removed by retention at ${row.reports_removed_at.toISOString()}. Rerun it to get the same result again.`;
  }
  return `${subject} failed before it had a result: ${row.error_message ?? row.error_type ?? 'unknown'}`;
}

/** The absolute path of a result. @throws AppError `not_found` when there is none, saying why */
export function resultPath(ctx: Context, row: ExecutionRow): string {
  const why = whyNoResult(row);
  if (why !== undefined || row.result_file === null) {
    throw new AppError('not_found', why ?? 'There is no result.', [], {
      execution_id: row.execution_id,
      execution_status: row.status,
      reports_removed_at: row.reports_removed_at?.toISOString() ?? null,
    });
  }
  const path = absoluteArtefact(ctx.state.env.DATA_DIR, row.result_file);
  if (!existsSync(path)) throw reportUnreadable(row.execution_id);
  return path;
}

/** Has a child read a result. @throws AppError `not_found` when it is damaged */
export async function readInChild<Reply extends ResultReply>(
  ctx: Context,
  task: ResultTask,
  executionId: string,
): Promise<Reply> {
  try {
    return await ctx.state.children.run<Reply>('read-result', task, { timeoutMs: TIMEOUT_MS });
  } catch (error) {
    throw explainReportFailure(error, executionId);
  }
}

/**
 * One page of the rows of an execution, and how many match in all.
 * @throws AppError `not_found` for an unknown execution, and where it has no result
 */
export async function readRows<Reply extends ResultReply>(
  ctx: Context,
  kind: Exclude<ResultTask['kind'], 'compare'>,
  { execution_id, ...filter }: RowFilter & { readonly execution_id: string },
): Promise<Reply> {
  const path = resultPath(ctx, await findExecution(ctx, execution_id));
  return readInChild<Reply>(ctx, { kind, path, filter }, execution_id);
}

/** The place of a page among all that match. */
export function pagination(count: number, total: number, { limit, offset }: RowFilter) {
  return { total, limit, offset, count, has_more: offset + count < total };
}
