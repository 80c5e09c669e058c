import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Context, createContext } from '../context';
import type { Database } from '../db/database';
import { readEnvironment } from '../env';
import { createLog } from '../log';
import { openState } from '../open-state';
import { install, type Plumbline } from '../state';
import { createScratchPostgresql } from './scratch-postgresql';
import { postgresqlTemplate, sqliteTemplate } from './templates';

export interface TestStateOptions {
  /** TEST_DATABASE unless given; SQLite when neither is. */
  readonly provider?: Database['provider'];
  /** The clock of `ctx`; real time unless given. */
  readonly now?: () => Date;
  /** Variables of the environment, e.g. `{QUERY_TIMEOUT_SECONDS: '1'}`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where its children are; the bundled ones unless given. */
  readonly childDirectory?: string;
  /** Jobs and events are worked on at once; `false` leaves them lying. */
  readonly start?: boolean;
}

export interface TestState {
  readonly state: Plumbline;
  readonly ctx: Context;
  readonly dataDir: string;
  /** Makes it what `plumbline()` returns, so that route handlers of this test file use it. */
  install(): void;
  close(): Promise<void>;
}

/** The database the tests of this run use unless they name one. */
function testProvider(): Database['provider'] {
  return process.env.TEST_DATABASE === 'postgresql' ? 'postgresql' : 'sqlite';
}

/** A state of its own: an empty migrated database and a DATA_DIR that nobody else uses. Close it. */
export async function openTestState(options: TestStateOptions = {}): Promise<TestState> {
  const provider = options.provider ?? testProvider();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'plumbline-test-'));
  const database = await makeDatabase(provider, dataDir);
  const env = readEnvironment({
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    ...options.env,
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
  });
  const instanceId = `test-${process.pid}-${path.basename(dataDir)}`;
  const log = createLog({ level: env.LOG_LEVEL, instanceId });
  const { childDirectory } = options;
  const state = await openState({
    ...{ env, instanceId, log, soleProcess: true },
    ...(childDirectory !== undefined && { childDirectory }),
  });
  if (options.start !== false) {
    state.events.start();
    state.jobs.start();
  }
  let installed: Plumbline | undefined;
  return {
    state,
    ctx: createContext({ state, requestId: 'test', ...(options.now && { now: options.now }) }),
    dataDir,
    install: () => {
      installed = install(state);
    },
    close: async () => {
      await (installed ?? state).stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function makeDatabase(
  provider: Database['provider'],
  dataDir: string,
): Promise<{ url: string; drop(): Promise<void> }> {
  if (provider === 'postgresql') return createScratchPostgresql(await postgresqlTemplate());
  const file = path.join(dataDir, 'plumbline.db');
  await mkdir(dataDir, { recursive: true });
  await cp(await sqliteTemplate(), file);
  return { url: `file:${file}`, drop: async () => undefined };
}
