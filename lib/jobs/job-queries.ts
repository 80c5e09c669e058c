import { type Database, type Query, run } from '../db/database';
import type { Job, JobState } from './job-engine';

/** How a job can have ended. */
export type JobEnd = 'done' | 'failed' | 'cancelled';

/** Who holds a job and until when. */
export interface Lease {
  readonly owner: string;
  readonly until: Date;
}

interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly payload: string;
  readonly attempts: number;
}

const toJob = (row: JobRow): Job => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  payload: JSON.parse(row.payload),
  attempts: row.attempts,
});

const jobColumns = ['id', 'kind', 'subject', 'payload', 'attempts'] as const;

/** The INSERT of a new job. */
export function insertJob(
  db: Database,
  job: Pick<Job, 'id' | 'kind' | 'subject' | 'payload'>,
  now: Date,
): Query<unknown> {
  return db.sql.insertInto('jobs').values({
    id: job.id,
    kind: job.kind,
    subject: job.subject,
    payload: JSON.stringify(job.payload),
    status: 'queued',
    created_at: now,
  });
}

/** Takes up to `limit` queued jobs, oldest first. What another process takes meanwhile is not ours. */
export async function leaseQueued(
  db: Database,
  given: {
    readonly kinds: readonly string[];
    readonly limit: number;
    readonly lease: Lease;
    readonly now: Date;
  },
): Promise<Job[]> {
  const { kinds, limit, lease, now } = given;
  // Read outside the transaction: looking for work, mostly in vain, does not take the writer.
  const rows = await db.read(
    db.sql
      .selectFrom('jobs')
      .select(jobColumns)
      .where('status', '=', 'queued')
      .where('kind', 'in', kinds)
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit),
  );
  if (rows.length === 0) return [];
  return db.transaction(function* () {
    const leased: Job[] = [];
    for (const row of rows) {
      const { changes } = yield* run(
        db.sql
          .updateTable('jobs')
          .set({
            status: 'running',
            lease_owner: lease.owner,
            lease_until: lease.until,
            attempts: row.attempts + 1,
            started_at: now,
          })
          .where('id', '=', row.id)
          .where('status', '=', 'queued'),
      );
      if (changes === 1) leased.push(toJob({ ...row, attempts: row.attempts + 1 }));
    }
    return leased;
  });
}

/**
 * Takes one unfinished job out of other hands: a queued one, or a running one whose present owner is given up.
 * @returns undefined when it has ended, or moved on, in the meantime.
 */
export function claim(db: Database, jobId: string, lease: Lease): Promise<Job | undefined> {
  return db.transaction(function* () {
    const { changes } = yield* run(
      db.sql
        .updateTable('jobs')
        .set({ status: 'running', lease_owner: lease.owner, lease_until: lease.until })
        .where('id', '=', jobId)
        .where('status', 'in', ['queued', 'running']),
    );
    if (changes === 0) return undefined;
    const { rows } = yield* run(db.sql.selectFrom('jobs').select(jobColumns).where('id', '=', jobId));
    const [row] = rows;
    return row === undefined ? undefined : toJob(row);
  });
}

/** Prolongs the leases of `jobIds`; returns those that are still ours. */
export async function renewLeases(db: Database, jobIds: readonly string[], lease: Lease): Promise<string[]> {
  return db.transaction(function* () {
    const { rows } = yield* run(
      db.sql
        .updateTable('jobs')
        .set({ lease_until: lease.until })
        .where('id', 'in', jobIds)
        .where('lease_owner', '=', lease.owner)
        .where('status', '=', 'running')
        .returning('id'),
    );
    return rows.map(({ id }) => id);
  });
}

/** Ids of running jobs whose lease ran out, or that `soleOwner` (the only process there is) does not know. */
export async function lostJobs(
  db: Database,
  given: { readonly kinds: readonly string[]; readonly now: Date; readonly soleOwner: string | undefined },
): Promise<string[]> {
  const { kinds, now, soleOwner } = given;
  const rows = await db.read(
    db.sql
      .selectFrom('jobs')
      .select('id')
      .where('status', '=', 'running')
      .where('kind', 'in', kinds)
      .where((where) =>
        soleOwner === undefined
          ? where('lease_until', '<', now)
          : where.or([where('lease_until', '<', now), where('lease_owner', '!=', soleOwner)]),
      ),
  );
  return rows.map(({ id }) => id);
}

/** Marks a job of `owner` as ended. Does nothing when it is in other hands. */
export async function finishJob(
  db: Database,
  jobId: string,
  end: {
    readonly owner: string;
    readonly status: JobEnd;
    readonly error: string | null;
    readonly progress: unknown;
    readonly now: Date;
  },
): Promise<void> {
  await db.transaction(function* () {
    yield* run(
      db.sql
        .updateTable('jobs')
        .set({
          status: end.status,
          error: end.error,
          finished_at: end.now,
          lease_owner: null,
          lease_until: null,
          ...(end.progress === undefined ? {} : { progress: JSON.stringify(end.progress) }),
        })
        .where('id', '=', jobId)
        .where('lease_owner', '=', end.owner)
        .where('status', '=', 'running'),
    );
  });
}

/** Keeps the latest progress with the job. */
export async function saveProgress(db: Database, jobId: string, progress: unknown): Promise<void> {
  await db.transaction(function* () {
    yield* run(
      db.sql
        .updateTable('jobs')
        .set({ progress: JSON.stringify(progress) })
        .where('id', '=', jobId),
    );
  });
}

/** Status and progress of a job, as any process sees them. */
export async function readJob(db: Database, jobId: string): Promise<JobState | undefined> {
  const row = await db.readOne(
    db.sql.selectFrom('jobs').select(['status', 'progress']).where('id', '=', jobId),
  );
  return row === undefined
    ? undefined
    : { status: row.status, progress: row.progress === null ? undefined : JSON.parse(row.progress) };
}

/** Unfinished jobs by status. */
export async function countUnfinished(db: Database): Promise<{ running: number; queued: number }> {
  const rows = await db.read(
    db.sql
      .selectFrom('jobs')
      .select(['status', (select) => select.fn.countAll<number>().as('jobs')])
      .where('status', 'in', ['queued', 'running'])
      .groupBy('status'),
  );
  const count = (status: string): number => rows.find((row) => row.status === status)?.jobs ?? 0;
  return { running: count('running'), queued: count('queued') };
}
