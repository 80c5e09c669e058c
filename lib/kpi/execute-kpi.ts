import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import type { executeKpiEndpoint } from './execution-endpoints';
import { findKpi } from './find-kpi';
import { readExecutionDetail } from './get-execution';
import { prepareExecution } from './prepare-execution';
import { recordExecution } from './record-execution';
import { toDryRun } from './to-execution';

type Answer = AnswerOf<typeof executeKpiEndpoint>;

/** Rows that an answer carries along; the others are in the drill-down. */
const ROWS_ANSWERED = 1000;

/**
 * Runs a KPI: its current sentence compiled with the given parameters, executed where the knowledge graph lies,
 * the rows kept. Every attempt is kept; one that failed is an answer with `success: false`, not an error.
 * @throws AppError `not_found`, `conflict` for an inactive KPI.
 */
export async function executeKpi(ctx: Context, input: InputOf<typeof executeKpiEndpoint>): Promise<Answer> {
  const kpi = await findKpi(ctx, input.kpi_id);
  if (!kpi.is_active) {
    throw new AppError('conflict', `KPI ${kpi.id} "${kpi.name}" is inactive. Restore it to execute it.`, [], {
      kpi_id: kpi.id,
      restore: { method: 'PUT', path: `/v1/landing-kpi/kpis/${kpi.id}`, body: { is_active: true } },
    });
  }
  const prepared = await prepareExecution(ctx, kpi, input);
  if (input.dry_run) {
    const detail = toDryRun(prepared, kpi.name);
    const message = prepared.query ? 'KPI compiled; nothing was run' : 'KPI could not be compiled';
    return { success: prepared.query !== null, message, warnings: detail.warnings, execution_result: detail };
  }
  const { id, jobId } = await recordExecution(ctx, prepared);
  if (jobId !== null) await ctx.state.jobs.settled(jobId);
  const detail = await readExecutionDetail(ctx, id, ROWS_ANSWERED);
  const success = detail.execution_status === 'success';
  return {
    success,
    message: success ? 'KPI executed successfully' : 'KPI execution failed',
    warnings: detail.warnings,
    execution_result: detail,
  };
}
