import { beginExecution } from '../../../lib/allocation/begin-execution';
import { cancelAllocation } from '../../../lib/allocation/cancel-allocation';
import { rerunAllocation } from '../../../lib/allocation/rerun-allocation';
import type { MonthConfigs } from '../../../lib/allocation/schemas';
import { startAllocation } from '../../../lib/allocation/start-allocation';
import { updateMonthConfig } from '../../../lib/allocation/update-month-config';
import type { Context } from '../../../lib/context';
import { MONTH_NAMES } from '../../../lib/shared/month-names';
import { contextAt } from '../replay-clock';
import { SAMPLE_EXECUTIONS, SAMPLE_YEAR, type SampleExecution } from './sample-executions';
import { foreignRoster, pilotForecast, sampleForecast, sampleRoster, upload } from './sample-uploads';

export interface SeedAllocationOptions {
  /** Other months than the sample's, for tests. */
  readonly story?: typeof SAMPLE_EXECUTIONS;
}

/**
 * Allocates the sample's months through the product's own verbs, with a clock that stands where the story does.
 * Continues where an interrupted call stopped: what is there already is not repeated.
 * @returns how many executions were made
 */
export async function seedAllocations(
  ctx: Context,
  { story = SAMPLE_EXECUTIONS }: SeedAllocationOptions = {},
): Promise<number> {
  await updateMonthConfig(contextAt(ctx, new Date(Date.UTC(SAMPLE_YEAR - 1, 11, 1))), {
    month_config: sampleConfigs(),
    updated_by: 'john.doe',
  });
  let made = 0;
  for (const month of story) {
    for (const execution of month) {
      if (await exists(ctx, execution)) continue;
      // What is shown as waiting or running has begun just now.
      const at = execution.at ?? ctx.now();
      await play(contextAt(ctx, at), execution);
      made += 1;
    }
  }
  return made;
}

/** One of that month, and minute if it has one, that was not interrupted. */
async function exists(ctx: Context, { month, year, at }: SampleExecution): Promise<boolean> {
  let query = ctx.db.sql
    .selectFrom('allocation_executions')
    .select('execution_id')
    .where('month', '=', month)
    .where('year', '=', year)
    .where((eb) => eb.or([eb('error_type', 'is', null), eb('error_type', '<>', 'INTERRUPTED')]));
  if (at !== undefined) {
    query = query
      .where('created_datetime', '>=', at)
      .where('created_datetime', '<', new Date(at.getTime() + 60_000));
  }
  return (await ctx.db.readOne(query.limit(1))) !== undefined;
}

async function play(ctx: Context, execution: SampleExecution): Promise<void> {
  switch (execution.kind) {
    case 'full':
    case 'without roster':
    case 'pilot':
    case 'foreign roster':
      return settled(ctx, await begin(ctx, execution));
    case 'rerun':
      return settled(ctx, await rerun(ctx, execution));
    case 'cancelled':
      await cancelAllocation(ctx, { execution_id: await begin(withoutJobs(ctx), execution) });
      return;
    case 'pending':
      await begin(withoutJobs(ctx), execution);
      return;
    case 'in progress':
      await beginExecution(ctx.state, await begin(withoutJobs(ctx), execution), ctx.now());
  }
}

/** Uploads what the kind asks for; the id of the execution. */
async function begin(ctx: Context, execution: SampleExecution): Promise<string> {
  const { month, year, uploadedBy, kind } = execution;
  const dataDir = ctx.state.env.DATA_DIR;
  const forecast = kind === 'pilot' ? pilotForecast(execution) : await sampleForecast(execution);
  const roster = kind === 'foreign roster' ? foreignRoster(execution) : await sampleRoster(execution);
  const { body } = await startAllocation(ctx, {
    month,
    year,
    uploaded_by: uploadedBy,
    forecast: await upload(dataDir, forecast),
    ...(kind !== 'without roster' && { roster: await upload(dataDir, roster) }),
  });
  return body.data.execution_id;
}

/** Repeats the newest full run of the month. */
async function rerun(ctx: Context, { month, year, uploadedBy }: SampleExecution): Promise<string> {
  const newest = await ctx.db.readOne(
    ctx.db.sql
      .selectFrom('allocation_executions')
      .select('execution_id')
      .where('month', '=', month)
      .where('year', '=', year)
      .where('status', '=', 'PARTIAL_SUCCESS')
      .orderBy('start_time', 'desc')
      .limit(1),
  );
  if (!newest) throw new Error(`There is nothing to run again for ${month} ${year}`);
  const { body } = await rerunAllocation(ctx, { execution_id: newest.execution_id, uploaded_by: uploadedBy });
  return body.data.execution_id;
}

async function settled(ctx: Context, executionId: string): Promise<void> {
  const row = await ctx.db.prisma.allocationExecution.findUniqueOrThrow({
    where: { execution_id: executionId },
  });
  if (row.job_id !== null) await ctx.state.jobs.settled(row.job_id);
}

/** The clock of what is recorded here has stopped: no job runs it, and recovery finds none to take up. */
function withoutJobs(ctx: Context): Context {
  const { state } = ctx;
  const enqueue = () => state.db.sql.selectFrom('jobs').select('id').limit(0);
  return { ...ctx, state: { ...state, jobs: { ...state.jobs, enqueue, wake: () => undefined } } };
}

/** Every month that a sample forecast can reach into; Mondays to Fridays less one for holidays. */
function sampleConfigs(): MonthConfigs {
  const months = [SAMPLE_YEAR, SAMPLE_YEAR + 1].flatMap((year) =>
    MONTH_NAMES.map((month, index) => {
      const working_days = weekdays(year, index) - 1;
      const Domestic = { working_days, occupancy: 0.95, shrinkage: 0.1, work_hours: 9 };
      const Global = { working_days, occupancy: 0.9, shrinkage: 0.15, work_hours: 9 };
      return [`${month} ${year}`, { Domestic, Global }] as const;
    }),
  );
  return Object.fromEntries(months);
}

function weekdays(year: number, month: number): number {
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const isWeekday = (day: number) => new Date(Date.UTC(year, month, day)).getUTCDay() % 6 !== 0;
  return Array.from({ length: days }, (_, index) => index + 1).filter(isWeekday).length;
}
