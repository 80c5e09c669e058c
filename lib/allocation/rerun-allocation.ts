import { absoluteArtefact } from '../artefacts/artefact-path';
import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import type { JsonReply } from '../shared/reply';
import { AllocationFault } from './allocation-fault';
import { answerAccepted } from './answer-accepted';
import type { rerunAllocationEndpoint } from './execution-endpoints';
import type { ExecutionRow } from './execution-row';
import { findExecution } from './find-execution';
import { readPinnedInputs } from './pinned-inputs';
import { recordExecution } from './record-execution';
import { verifyInput } from './verify-input';

/**
 * Runs an execution again: the very same files, the configuration it ran with, and so the same result.
 * @throws AppError `not_found`; `conflict` when a file is gone or has changed, or while one of the month is active
 */
export async function rerunAllocation(
  ctx: Context,
  { execution_id, uploaded_by }: InputOf<typeof rerunAllocationEndpoint>,
): Promise<JsonReply<AnswerOf<typeof rerunAllocationEndpoint>>> {
  const before = await findExecution(ctx, execution_id);
  await refuseMissingInputs(ctx, before);
  const row = await recordExecution(ctx, {
    // What was checked when it was first uploaded.
    month: before.month as Parameters<typeof recordExecution>[1]['month'],
    year: before.year,
    uploadedBy: uploaded_by ?? before.uploaded_by,
    forecast: { kept: before.forecast_input_id },
    roster: { kept: before.roster_input_id },
    rosterWasFallback: before.roster_was_fallback,
    configSnapshot: JSON.parse(before.config_snapshot),
    warnings: JSON.parse(before.warnings ?? '[]'),
    rerunOf: before.execution_id,
  });
  return answerAccepted(row);
}

async function refuseMissingInputs(ctx: Context, row: ExecutionRow): Promise<void> {
  const { forecast, roster } = await readPinnedInputs(ctx.db, row);
  for (const [kind, input] of [
    ['forecast', forecast],
    ['roster', roster],
  ] as const) {
    const path = absoluteArtefact(ctx.state.env.DATA_DIR, input.file);
    await verifyInput(kind, { ...input, path }).catch((error: unknown) => {
      if (!(error instanceof AllocationFault)) throw error;
      const facts = { execution_id: row.execution_id, ...error.facts };
      throw new AppError(
        'conflict',
        error.message,
        [{ field: kind, problem: 'is not kept as it was' }],
        facts,
      );
    });
  }
}
