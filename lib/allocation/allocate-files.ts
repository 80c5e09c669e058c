import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { publishFile } from '../artefacts/publish-file';
import { isAppError } from '../shared/errors';
import { AllocationFault } from './allocation-fault';
import type { Computed } from './close-execution';
import { nothingAllocated } from './computation/count-records';
import { computeAllocation } from './compute-allocation';
import type { AllocationErrorType, AllocationPhase } from './execution-schemas';
import type { Reading } from './inputs';
import { type InputFile, readForecast } from './read-forecast';
import { readRoster } from './read-roster';
import type { ResultMeta } from './result-file';
import type { MonthConfigs } from './schemas';
import { type PinnedFile, verifyInput } from './verify-input';
import { writeResult } from './write-result';

/** All that a run needs; plain data, for a child. */
export interface AllocationTask {
  readonly executionId: string;
  readonly month: string;
  readonly year: number;
  readonly forecast: PinnedFile;
  readonly roster: PinnedFile & { readonly month: string; readonly year: number };
  readonly configs: MonthConfigs;
  /** Where the result is written, and where it is published. */
  readonly temporary: string;
  readonly destination: string;
}

export interface AllocationStep {
  readonly phase: AllocationPhase;
  readonly percent: number;
}

/** What came of it; `nothing` says why nobody was allocated. */
export interface Allocated extends Omit<Computed, 'result'> {
  readonly bytes: number;
  readonly nothing: { readonly errorType: AllocationErrorType; readonly message: string } | null;
}

/** Where each phase begins, as a part of the whole in percent. */
const BEGINS = { reading: 0, need: 35, buckets: 40, assignment: 45, reports: 75 } as const;

/**
 * A run: both files read as pinned, the allocation computed, its result published as a file.
 * @throws AllocationFault for what is wrong with the files
 */
export async function allocateFiles(
  task: AllocationTask,
  tell: (step: AllocationStep) => void,
): Promise<Allocated> {
  const enter = (phase: AllocationPhase): void =>
    tell({ phase, percent: phase === 'queued' ? 0 : BEGINS[phase] });
  enter('reading');
  await verifyInput('forecast', task.forecast);
  await verifyInput('roster', task.roster);
  const forecast = await read('forecast', task.forecast, readForecast);
  tell({ phase: 'reading', percent: 10 });
  const roster = await read('roster', task.roster, readRoster);
  const allocation = computeAllocation({ forecast, roster, configs: task.configs }, enter);
  enter('reports');
  await mkdir(path.dirname(task.temporary), { recursive: true });
  const left = 100 - BEGINS.reports;
  writeResult(task.temporary, allocation, metaOf(task, forecast.months), (part) =>
    tell({ phase: 'reports', percent: Math.floor(BEGINS.reports + part * (left - 1)) }),
  );
  const bytes = await publishFile(task.temporary, task.destination);
  const { records, need } = allocation;
  return {
    recordsProcessed: records.processed,
    recordsFailed: records.failed,
    fteNeeded: records.fteNeeded,
    fteFilled: records.fteFilled,
    warnings: [],
    bytes,
    nothing: nothingAllocated(need, records) ?? null,
  };
}

/** What was accepted once is read again; it is refused only where its layout is no longer known. */
async function read<T>(
  kind: 'forecast' | 'roster',
  file: PinnedFile,
  reader: (file: InputFile) => Promise<Reading<T>>,
): Promise<T> {
  const errorType = kind === 'forecast' ? 'INVALID_FORECAST' : 'INVALID_ROSTER';
  const { value, problems } = await reader(file).catch((error: unknown) => {
    throw isAppError(error) ? new AllocationFault(errorType, error.message) : error;
  });
  const [first] = problems.filter(({ severity }) => severity === 'error');
  if (value !== null && first === undefined) return value;
  throw new AllocationFault(
    errorType,
    `The ${kind} ${file.filename} cannot be read: ${first?.problem ?? 'there is nothing in it'}.`,
  );
}

const metaOf = (task: AllocationTask, months: ResultMeta['months']): ResultMeta => ({
  execution_id: task.executionId,
  month: task.month,
  year: task.year,
  months: months.map(({ month, year }) => ({ month, year })),
  forecast: { filename: task.forecast.filename, sha256: task.forecast.sha256 },
  roster: {
    filename: task.roster.filename,
    sha256: task.roster.sha256,
    month: task.roster.month,
    year: task.roster.year,
  },
  month_config: task.configs,
});
