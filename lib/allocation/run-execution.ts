import { rm } from 'node:fs/promises';
import { absoluteArtefact, artefactPath, unpublishedPath } from '../artefacts/artefact-path';
import { ChildError } from '../jobs/child-pool';
import type { Job, JobHandler, JobRun } from '../jobs/job-engine';
import type { Plumbline } from '../state';
import { ABANDONED } from './abandoned-outcomes';
import type { Allocated, AllocationStep, AllocationTask } from './allocate-files';
import { AllocationJob, clockOf } from './allocation-job';
import { beginExecution } from './begin-execution';
import { type AllocationOutcome, closeExecution, RESULT_ARTEFACT } from './close-execution';
import { describeFailure } from './describe-failure';
import { readPinnedInputs } from './pinned-inputs';

/** How a pending execution is run: files read and allocated in a child process, result published, row closed. */
export function createAllocationHandler(state: Plumbline): Omit<JobHandler, 'kind'> {
  return {
    run: async (job, jobRun) => {
      const payload = AllocationJob.parse(job.payload);
      const clock = clockOf(payload);
      if (!(await beginExecution(state, payload.execution_id, clock()))) return;
      const outcome = await allocate(state, job, payload, jobRun);
      await closeExecution(state, payload.execution_id, outcome, clock());
    },
    abandoned: async (job, reason) => {
      const payload = AllocationJob.parse(job.payload);
      await closeExecution(state, payload.execution_id, ABANDONED[reason], clockOf(payload)());
    },
  };
}

/** Never rejects but for a run that was cancelled or interrupted: every other failure is an outcome. */
async function allocate(
  state: Plumbline,
  job: Job,
  payload: AllocationJob,
  jobRun: JobRun,
): Promise<AllocationOutcome> {
  const { env, children } = state;
  const file = artefactPath({
    kind: RESULT_ARTEFACT,
    id: `${payload.execution_id}-${job.id}`,
    extension: 'sqlite',
    now: clockOf(payload)(),
  });
  const temporary = absoluteArtefact(env.DATA_DIR, unpublishedPath(file, job.id));
  const destination = absoluteArtefact(env.DATA_DIR, file);
  try {
    const task = { ...(await readTask(state, payload.execution_id)), temporary, destination };
    const allocated = await children.run<Allocated>('run-allocation', task, {
      timeoutMs: env.ALLOCATION_TIMEOUT_SECONDS * 1000,
      signal: jobRun.signal,
      onProgress: onlyForward(jobRun),
    });
    return toOutcome(allocated, file);
  } catch (error) {
    // What a child that was killed could not tidy up, be it half-written or just published. Else the sweep does it.
    await Promise.all([temporary, destination].map((each) => rm(each, { force: true }))).catch(
      () => undefined,
    );
    if (error instanceof ChildError && error.reason === 'cancelled') throw error;
    const failure = describeFailure(error, env.ALLOCATION_TIMEOUT_SECONDS);
    if (failure.errorType === 'INTERNAL_ERROR' || failure.errorType === 'DISK_FULL') {
      state.log.error(
        { err: error, execution: payload.execution_id },
        'An allocation failed for our reasons',
      );
    }
    return failure;
  }
}

/** Hands on what the child reports, each step once; its percent never goes back. */
function onlyForward(jobRun: JobRun): (progress: unknown) => void {
  let last: AllocationStep = { phase: 'queued', percent: 0 };
  return (progress) => {
    // Only run-allocation.child.ts tells it.
    const { phase, percent } = progress as AllocationStep;
    const next = { phase, percent: Math.max(last.percent, percent) };
    if (next.phase === last.phase && next.percent === last.percent) return;
    last = next;
    jobRun.progress(next);
  };
}

async function readTask(
  { db, env }: Plumbline,
  executionId: string,
): Promise<Omit<AllocationTask, 'temporary' | 'destination'>> {
  const row = await db.readOne(
    db.sql.selectFrom('allocation_executions').selectAll().where('execution_id', '=', executionId),
  );
  if (!row) throw new Error(`Execution ${executionId} is gone`);
  const inputs = await readPinnedInputs(db, row);
  const pin = ({ file, ...input }: typeof inputs.roster) => ({
    ...input,
    path: absoluteArtefact(env.DATA_DIR, file),
  });
  return {
    executionId,
    month: row.month,
    year: row.year,
    forecast: pin(inputs.forecast),
    roster: pin(inputs.roster),
    configs: JSON.parse(row.config_snapshot).month_config,
  };
}

function toOutcome({ nothing, bytes, ...numbers }: Allocated, file: string): AllocationOutcome {
  const computed = { ...numbers, result: { file, bytes } };
  if (nothing) return { status: 'FAILED', ...nothing, stackTrace: null, computed };
  return { status: numbers.recordsFailed === 0 ? 'SUCCESS' : 'PARTIAL_SUCCESS', ...computed };
}
