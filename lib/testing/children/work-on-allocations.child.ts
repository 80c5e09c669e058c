import { ALLOCATION_JOB } from '@/lib/allocation/allocation-job';
import { createAllocationHandler } from '@/lib/allocation/run-execution';
import { readEnvironment } from '@/lib/env';
import { createChildPool } from '@/lib/jobs/create-child-pool';
import { createJobEngine } from '@/lib/jobs/create-job-engine';
import { serveChild } from '@/lib/jobs/serve-child';
import { createLog } from '@/lib/log';
import { openState } from '@/lib/open-state';

interface Work {
  readonly env: Readonly<Record<string, string>>;
  /** Where its children are. */
  readonly childDirectory: string;
}

/** More than a server of two cores would work on at a time. */
const AT_ONCE = 8;

/** A process that holds a whole state and works on allocations, as a web server does, until it is killed. */
serveChild<Work, void>(async ({ env, childDirectory }, { progress }) => {
  Object.assign(process.env, env);
  const instanceId = `work-${process.pid}`;
  const log = createLog({ level: 'silent', instanceId });
  const shared = { env: readEnvironment(process.env), instanceId, log, soleProcess: true };
  const opened = await openState(shared);
  const children = createChildPool({ directory: childDirectory, log, maxConcurrent: AT_ONCE });
  const jobs = createJobEngine({ ...shared, db: opened.db, concurrency: AT_ONCE });
  jobs.register({ ...createAllocationHandler({ ...opened, children, jobs }), kind: ALLOCATION_JOB });
  jobs.start();
  progress('at work');
  await new Promise(() => undefined);
});
