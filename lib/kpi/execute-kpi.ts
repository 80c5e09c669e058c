import type { Context } from '../context';
import type { InputOf } from '../shared/endpoint';
import type { JsonReply } from '../shared/reply';
import { answerExecution, type ExecutionAnswer } from './answer-execution';
import type { executeKpiEndpoint } from './execution-endpoints';
import { findActiveKpi } from './find-kpi';
import { type PreparedExecution, prepareExecution } from './prepare-execution';
import { toDryRun } from './to-execution';

type Input = InputOf<typeof executeKpiEndpoint>;

/**
 * Runs a KPI: its current sentence compiled with the given parameters, executed where the knowledge graph lies,
 * the rows kept. Every attempt is kept; one that failed is an answer with `success: false`, not an error.
 * With `Prefer: respond-async` it is answered while still pending.
 * @throws AppError `not_found`, `conflict` for an inactive KPI.
 */
export async function executeKpi(
  ctx: Context,
  input: Input & { readonly prefer: { readonly respondAsync: false } },
): Promise<ExecutionAnswer>;
export async function executeKpi(
  ctx: Context,
  input: Input,
): Promise<ExecutionAnswer | JsonReply<ExecutionAnswer>>;
export async function executeKpi(
  ctx: Context,
  input: Input,
): Promise<ExecutionAnswer | JsonReply<ExecutionAnswer>> {
  const kpi = await findActiveKpi(ctx, input.kpi_id);
  const prepared = await prepareExecution(ctx, kpi, input);
  return input.dry_run ? answerDryRun(prepared, kpi.name) : answerExecution(ctx, prepared, input);
}

function answerDryRun(prepared: PreparedExecution, kpiName: string): ExecutionAnswer {
  const detail = toDryRun(prepared, kpiName);
  const success = prepared.query !== null;
  const message = success ? 'KPI compiled; nothing was run' : 'KPI could not be compiled';
  return { success, message, warnings: detail.warnings, execution_result: detail };
}
