import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { absoluteArtefact, UNPUBLISHED } from '../artefacts/artefact-path';
import type { Context } from '../context';
import { type Reply, reply } from '../shared/reply';
import type { ReadinessCheck } from './endpoints';
import { SERVICE } from './service';

const LONGEST_WAIT_MS = 2_000;

const timeout = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${LONGEST_WAIT_MS} ms`)), LONGEST_WAIT_MS).unref();
  });

/** Times one check. The cause of a failure goes to the log; the answer says only `message`. */
async function check(
  ctx: Context,
  message: string,
  work: () => Promise<Record<string, number> | undefined>,
): Promise<ReadinessCheck> {
  const started = performance.now();
  const elapsed = () => Math.round((performance.now() - started) * 100) / 100;
  try {
    const facts = await Promise.race([work(), timeout()]);
    return { status: 'ok', latency_ms: elapsed(), ...(facts ? { facts } : {}) };
  } catch (error) {
    ctx.log.warn({ err: error }, message);
    return { status: 'failed', latency_ms: elapsed(), message };
  }
}

async function writeAndRemove(folder: string): Promise<undefined> {
  const file = path.join(folder, `.ready-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, '');
  await rm(file);
}

/** Whether database, result store and job queue work; 503 with the same body when one does not. */
export async function getReady(ctx: Context): Promise<Reply> {
  const { db, state } = ctx;
  const [database, resultStore, jobQueue] = await Promise.all([
    check(ctx, 'The database does not answer', async () => void (await db.ping())),
    check(ctx, 'The result store cannot be written', () =>
      writeAndRemove(absoluteArtefact(state.env.DATA_DIR, UNPUBLISHED)),
    ),
    check(ctx, 'The job queue does not answer', async () => ({ ...(await state.jobs.load()) })),
  ]);
  const checks = { database, result_store: resultStore, job_queue: jobQueue };
  const ready = Object.values(checks).every(({ status }) => status === 'ok');
  const body = {
    status: ready ? 'ready' : 'not_ready',
    ...SERVICE,
    timestamp: ctx.now().toISOString(),
    checks,
  };
  return reply(body, { status: ready ? 200 : 503 });
}
