import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { migrate } from './db/migrate';
import { type Environment, isLoopback, readEnvironment } from './env';
import { startHousekeeping } from './housekeeping';
import { lockState, mayHaveCompany } from './lock-state';
import { createLog } from './log';
import { openDataDir } from './open-data-dir';
import { openState } from './open-state';
import type { ProcessLock } from './process-lock';
import { prepareCapabilities } from './register';
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
  await openDataDir(env.DATA_DIR);
  const instanceId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const log = createLog({ level: env.LOG_LEVEL, instanceId });
  const lock = await lockState(env);
  try {
    const applied = await migrate(env.DATABASE_URL);
    if (applied.length > 0) log.info({ applied }, 'The database was migrated');
    return await run(await openState({ env, instanceId, log, soleProcess: !mayHaveCompany(env) }), lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Sets everything going; what it returns also gives back the lock when it is stopped. */
async function run(state: Plumbline, lock: ProcessLock): Promise<Plumbline> {
  try {
    await prepareCapabilities(state);
    await state.jobs.recover();
  } catch (error) {
    await state.stop();
    throw error;
  }
  state.events.start();
  state.jobs.start();
  const endHousekeeping = startHousekeeping(state);
  const { env, db, log } = state;
  log.info({ database: db.provider, dataDir: env.DATA_DIR }, 'Plumbline has started');

  async function stop(): Promise<void> {
    try {
      await endHousekeeping();
      await state.stop();
    } finally {
      await lock.release();
    }
  }
  let stopped: Promise<void> | undefined;
  return {
    ...state,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Without accounts only this machine may reach the server, unless the operator vouches for what is in front. */
function refuseOpenDoors(env: Environment): void {
  if (isLoopback(env.HOST) || env.TRUSTED_NETWORK) return;
  throw new Error(
    `HOST=${env.HOST} would let anyone on the network in. Set TRUSTED_NETWORK=true when something in front ` +
      'authenticates, or leave HOST out.',
  );
}
