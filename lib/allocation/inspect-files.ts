import { type AppError, isAppError } from '../shared/errors';
import { AllocationFault } from './allocation-fault';
import { checkTarget, checkVendors } from './computation/check-fit';
import { type ResolvedConfigs, resolveConfigs } from './computation/resolve-configs';
import { sumNeed } from './computation/sum-need';
import { type AllocationPreview, type InputProblem, MAX_PROBLEMS } from './input-schemas';
import { type Forecast, monthKey, type Reading, type Roster } from './inputs';
import { type InputFile, readForecast } from './read-forecast';
import { readRoster } from './read-roster';
import type { MonthConfigs, MonthName } from './schemas';
import { type PinnedFile, verifyInput } from './verify-input';

/** Files of an upload and what they are to be held against; plain data, for a child. */
export interface InspectTask {
  readonly month: MonthName;
  readonly year: number;
  readonly forecast: PinnedFile;
  /** Uploaded or kept; null where there is none. */
  readonly roster: PinnedFile | null;
  readonly configs: { readonly request: MonthConfigs; readonly kept: MonthConfigs };
}

/** A file that could not be read at all. */
export interface Refusal {
  readonly file: 'forecast' | 'roster';
  readonly code: AppError['code'];
  readonly message: string;
}

/** What is in the files, and every problem. */
export interface Inspection {
  readonly forecast: Omit<NonNullable<AllocationPreview['forecast']>, 'filename'> | null;
  readonly roster: Pick<
    NonNullable<AllocationPreview['roster']>,
    'layout' | 'sheet' | 'vendors' | 'excluded'
  > | null;
  readonly needed: ResolvedConfigs['needed'];
  readonly snapshot: MonthConfigs;
  readonly need: AllocationPreview['need'];
  readonly refusals: readonly Refusal[];
  /** The first MAX_PROBLEMS, errors first; `counts` tells of all. */
  readonly problems: readonly InputProblem[];
  readonly counts: AllocationPreview['problem_counts'];
}

const NOTHING = { value: null, problems: [], refusal: null } as const;

/** Reads both files and says all that is wrong with them. `tell` hears which is being read. */
export async function inspectFiles(
  task: InspectTask,
  tell: (reading: { readonly file: Refusal['file'] }) => void,
): Promise<Inspection> {
  tell({ file: 'forecast' });
  const forecast = await attempt('forecast', task.forecast, readForecast);
  tell({ file: 'roster' });
  const roster = task.roster ? await attempt('roster', task.roster, readRoster) : NOTHING;
  const fit = forecast.value && checkForecast(task, forecast.value, roster.value);
  const problems = [...forecast.problems, ...roster.problems, ...(fit?.problems ?? [])];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return {
    forecast: forecast.value && describeForecast(forecast.value),
    roster: roster.value && describeRoster(roster.value),
    needed: fit?.configs.needed ?? [],
    snapshot: fit?.configs.snapshot ?? {},
    need: fit?.need ?? [],
    refusals: [forecast.refusal, roster.refusal].filter((refusal) => refusal !== null),
    problems: [...errors, ...warnings].slice(0, MAX_PROBLEMS),
    counts: { errors: errors.length, warnings: warnings.length },
  };
}

async function attempt<T>(
  kind: Refusal['file'],
  file: PinnedFile,
  read: (file: InputFile) => Promise<Reading<T>>,
): Promise<Reading<T> & { readonly refusal: Refusal | null }> {
  try {
    await verifyInput(kind, file);
    return { ...(await read(file)), refusal: null };
  } catch (error) {
    const code = isAppError(error) ? error.code : error instanceof AllocationFault ? 'conflict' : undefined;
    if (code === undefined || !(error instanceof Error)) throw error;
    return { ...NOTHING, refusal: { file: kind, code, message: error.message } };
  }
}

function checkForecast(task: InspectTask, forecast: Forecast, roster: Roster | null) {
  const configs = resolveConfigs(forecast, { ...task.configs, workbook: forecast.monthConfig ?? {} });
  return {
    configs,
    need: sumNeed(forecast, roster, configs.snapshot),
    problems: [
      ...checkTarget(forecast, task),
      ...configs.problems,
      ...(roster ? checkVendors(forecast, roster) : []),
    ],
  };
}

const describeForecast = ({ layout, sheet, months, rows, unreadable }: Forecast) => ({
  layout,
  sheet,
  rows: rows.length + unreadable.length,
  months: months.map(monthKey),
});

const describeRoster = ({ layout, sheet, vendors, excluded }: Roster) => ({
  layout,
  sheet,
  vendors: vendors.length,
  excluded,
});
