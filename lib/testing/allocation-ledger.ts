import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beginExecution } from '../allocation/begin-execution';
import { type AllocationOutcome, type Computed, closeExecution } from '../allocation/close-execution';
import type { AllocationStatus } from '../allocation/execution-schemas';
import { recordExecution } from '../allocation/record-execution';
import type { MonthName } from '../allocation/schemas';
import { absoluteArtefact } from '../artefacts/artefact-path';
import type { Context } from '../context';

export interface LedgerEntry {
  readonly month?: MonthName;
  readonly year?: number;
  readonly uploadedBy?: string;
  readonly forecastFilename?: string;
}

const CONFIG = { working_days: 21, occupancy: 0.95, shrinkage: 0.1, work_hours: 9 };

/** Records an execution whose files were never uploaded: for what happens between records and answers. Its id. */
export async function recordEntry(ctx: Context, given: LedgerEntry = {}): Promise<string> {
  const { month = 'January', year = 2025, uploadedBy = 'john.doe' } = given;
  const input = (filename: string) => {
    const id = randomUUID();
    return {
      id,
      filename,
      sha256: 'ab'.repeat(32),
      file: `artefacts/allocation-inputs/${id}`,
      bytes: 1,
      rows: 1,
    };
  };
  const { execution_id } = await recordExecution(ctx, {
    month,
    year,
    uploadedBy,
    forecast: input(given.forecastFilename ?? 'forecast_jan_2025.xlsx'),
    roster: input('roster_jan_2025.xlsx'),
    rosterWasFallback: false,
    configSnapshot: { month_config: { [`${month} ${year}`]: { Domestic: CONFIG, Global: CONFIG } } },
    warnings: [],
  });
  return execution_id;
}

/** Begins what is pending and ends it in that status, with a result file where it has reports. */
export async function endEntry(
  ctx: Context,
  executionId: string,
  status: Exclude<AllocationStatus, 'PENDING' | 'IN_PROGRESS'>,
  records: { readonly processed?: number; readonly failed?: number } = {},
): Promise<boolean> {
  await beginExecution(ctx.state, executionId, ctx.now());
  return closeExecution(
    ctx.state,
    executionId,
    await outcomeOf(ctx, executionId, status, records),
    ctx.now(),
  );
}

async function outcomeOf(
  ctx: Context,
  executionId: string,
  status: Exclude<AllocationStatus, 'PENDING' | 'IN_PROGRESS'>,
  { processed = 100, failed = status === 'PARTIAL_SUCCESS' ? 5 : 0 },
): Promise<AllocationOutcome> {
  if (status === 'FAILED') {
    return { status, errorType: 'INTERNAL_ERROR', message: 'It broke.', stackTrace: 'Error: at line 1' };
  }
  const file = `artefacts/allocation-results/2025-01/${executionId}.sqlite`;
  const absolute = absoluteArtefact(ctx.state.env.DATA_DIR, file);
  await mkdir(path.dirname(absolute), { recursive: true });
  await writeFile(absolute, 'result');
  const computed: Computed = {
    recordsProcessed: processed,
    recordsFailed: failed,
    fteNeeded: 10,
    fteFilled: 9,
    warnings: [],
    result: { file, bytes: 6 },
  };
  return { status, ...computed };
}
