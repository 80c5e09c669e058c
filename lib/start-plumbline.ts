import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { sweepArtefacts } from './artefacts/sweep-artefacts';
import { migrate } from './db/migrate';
import { type Environment, readEnvironment } from './env';
import { lockState, mayHaveCompany } from './lock-state';
import { createLog } from './log';
import { openState } from './open-state';
import { type Plumbline, startOnce } from './state';

/**
 * Starts everything this process needs, once: checks the environment, takes the lock, migrates, closes what a
 * process that died left open, and begins to work on jobs and events. `plumbline()` returns the result from
 * then on, in every copy of the modules.
 * @throws Error with a message for the operator: environment, second process, migrations, database.
 */
export function startPlumbline(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Plumbline> {
  return startOnce(() => start(readEnvironment(source)));
}

async function start(env: Environment): Promise<Plumbline> {
  refuseOpenDoors(env);
  await mkdir(env.DATA_DIR, { recursive: true });
  const instanceId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const log = createLog({ level: env.LOG_LEVEL, instanceId });
  const lock = await lockState(env);
  try {
    const applied = await migrate(env.DATABASE_URL);
    if (applied.length > 0) log.info({ applied }, 'The database was migrated');
    const state = await openState({ env, instanceId, log, soleProcess: !mayHaveCompany(env) });
    await state.jobs.recover();
    state.events.start();
    state.jobs.start();
    await sweepArtefacts({ db: state.db, dataDir: env.DATA_DIR, log, now: new Date() });
    log.info({ database: state.db.provider, dataDir: env.DATA_DIR }, 'Plumbline has started');
    let stopped: Promise<void> | undefined;
    return {
      ...state,
      stop: () => {
        stopped ??= state.stop().finally(() => lock.release());
        return stopped;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Without accounts only this machine may reach the server, unless the operator vouches for what is in front. */
function refuseOpenDoors(env: Environment): void {
  const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(env.HOST);
  if (loopback || env.TRUSTED_NETWORK) return;
  throw new Error(
    `HOST=${env.HOST} would let anyone on the network in. Set TRUSTED_NETWORK=true when something in front ` +
      'authenticates, or leave HOST out.',
  );
}
