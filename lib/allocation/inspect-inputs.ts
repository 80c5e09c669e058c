import { absoluteArtefact } from '../artefacts/artefact-path';
import type { Context } from '../context';
import { ChildError } from '../jobs/child-pool';
import { AppError } from '../shared/errors';
import { MONTH_NAMES, monthNumber } from '../shared/month-names';
import type { UploadedFile } from '../shared/uploaded-file';
import { findRoster, type KeptRoster } from './find-roster';
import type { InputProblem } from './input-schemas';
import type { ForecastMonth } from './inputs';
import type { Inspection, InspectTask, Refusal } from './inspect-files';
import { readMonthConfigs } from './month-configs';
import type { MonthConfigs, MonthName } from './schemas';

/** Reading an upload may take this long; a roster of 100,000 vendors takes a fraction of it. */
const TIMEOUT_MS = 60_000;

/** What came with a request to allocate or to preview. */
export interface GivenInputs {
  readonly forecast: UploadedFile;
  readonly roster?: UploadedFile | undefined;
  readonly month: MonthName;
  readonly year: number;
  readonly month_config?: MonthConfigs | undefined;
}

/** The roster that is to be used: of the upload, or one that is kept. */
export type ChosenRoster = { readonly month: MonthName; readonly year: number } & (
  | { readonly source: 'upload'; readonly file: UploadedFile }
  | { readonly source: 'kept'; readonly file: KeptRoster }
);

export interface Inspected extends Inspection {
  readonly chosenRoster: ChosenRoster | null;
}

/** Reads an upload, with the roster and configuration that go with it, in a child. Keeps nothing. */
export async function inspectInputs(ctx: Context, given: GivenInputs): Promise<Inspected> {
  const { forecast, month, year } = given;
  const chosenRoster = await chooseRoster(ctx, given);
  const task: InspectTask = {
    month,
    year,
    forecast: pin(forecast, forecast.path),
    roster: chosenRoster && pin(chosenRoster.file, pathOf(ctx, chosenRoster)),
    configs: {
      request: given.month_config ?? {},
      kept: await readMonthConfigs(ctx, monthsAround(given)),
    },
  };
  const inspection = await inspectInChild(ctx, task);
  if (chosenRoster) return { ...inspection, chosenRoster };
  const { counts, problems } = inspection;
  return {
    ...inspection,
    chosenRoster,
    problems: [NO_ROSTER, ...problems],
    counts: { ...counts, errors: counts.errors + 1 },
  };
}

const pin = ({ filename, sha256 }: { readonly filename: string; readonly sha256: string }, path: string) => ({
  filename,
  sha256,
  path,
});

async function chooseRoster(
  ctx: Context,
  { roster, month, year }: GivenInputs,
): Promise<ChosenRoster | null> {
  if (roster) return { source: 'upload', file: roster, month, year };
  const kept = await findRoster(ctx, { month, year });
  return kept ? { source: 'kept', file: kept, month: kept.month, year: kept.year } : null;
}

const pathOf = (ctx: Context, { source, file }: ChosenRoster): string =>
  source === 'upload' ? file.path : absoluteArtefact(ctx.state.env.DATA_DIR, file.file);

/** Every month that a forecast of at most twelve with this one among them can have. */
function monthsAround({ month, year }: ForecastMonth): ForecastMonth[] {
  return Array.from({ length: 23 }, (_, place) => {
    const months = year * 12 + monthNumber(month) - 1 + place - 11;
    return { month: MONTH_NAMES[months % 12] ?? month, year: Math.floor(months / 12) };
  });
}

const NO_ROSTER: InputProblem = {
  severity: 'error',
  file: 'roster',
  sheet: null,
  row: null,
  column: null,
  problem: 'There is no roster: none was uploaded, and none is kept of an earlier upload',
  expected: 'a roster as .xlsx or .csv',
  value: null,
};

/** @throws AppError `interrupted` when the server stops meanwhile */
async function inspectInChild(ctx: Context, task: InspectTask): Promise<Inspection> {
  let reading: Refusal['file'] = 'forecast';
  try {
    return await ctx.state.children.run<Inspection>('inspect-inputs', task, {
      timeoutMs: TIMEOUT_MS,
      onProgress: (progress) => {
        // Only inspect-inputs.child.ts tells it.
        reading = (progress as { readonly file: Refusal['file'] }).file;
      },
    });
  } catch (error) {
    if (!(error instanceof ChildError) || error.reason === 'failed') throw error;
    if (error.reason === 'cancelled') {
      throw new AppError('interrupted', 'The server is stopping. Upload again in a moment.');
    }
    ctx.log.warn({ error, file: reading }, 'An upload could not be read within its limits');
    return unreadable({ file: reading, code: 'too_large', message: givenUp(task, reading, error.reason) });
  }
}

function givenUp(task: InspectTask, reading: Refusal['file'], reason: ChildError['reason']): string {
  const filename = (reading === 'forecast' ? task.forecast : task.roster)?.filename ?? reading;
  const limit =
    reason === 'timeout' ? `longer than ${TIMEOUT_MS / 1000} seconds` : 'more memory than allowed';
  return `${filename} takes ${limit} to read. Upload a workbook with nothing in it but the table that is asked for, or CSV.`;
}

const unreadable = (refusal: Refusal): Inspection => ({
  forecast: null,
  roster: null,
  needed: [],
  snapshot: {},
  need: [],
  refusals: [refusal],
  problems: [],
  counts: { errors: 0, warnings: 0 },
});
