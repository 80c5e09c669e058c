import { sweepArtefacts } from './artefacts/sweep-artefacts';
import { pruneOutbox } from './events/prune-outbox';
import { pruneJobs } from './jobs/prune-jobs';
import type { Plumbline } from './state';

const EVERY_MS = 6 * 60 * 60_000;
const KEEP_MS = 7 * 24 * 60 * 60_000;

/** Removes what nobody needs any more: files without a row, events everyone has heard, jobs that ended long ago. */
async function keepHouse(state: Plumbline, now: Date): Promise<void> {
  const { db, log } = state;
  const before = new Date(now.getTime() - KEEP_MS);
  await sweepArtefacts({ db, dataDir: state.env.DATA_DIR, log, now });
  await pruneOutbox(db, { consumers: state.events.consumers(), before });
  await pruneJobs(db, before);
}

/**
 * Keeps house now and every few hours, in the background.
 * @returns what ends it; resolves when it is no longer at work.
 */
export function startHousekeeping(state: Plumbline): () => Promise<void> {
  let atWork: Promise<void> = Promise.resolve();
  const begin = (): void => {
    atWork = keepHouse(state, new Date()).catch((error: unknown) => {
      state.log.error({ error }, 'Housekeeping failed');
    });
  };
  begin();
  const timer = setInterval(begin, EVERY_MS).unref();
  return () => {
    clearInterval(timer);
    return atWork;
  };
}
