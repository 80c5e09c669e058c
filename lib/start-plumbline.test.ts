import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createContext } from './context';
import { listKpis } from './kpi/list-kpis';
import { KpiListQuery } from './kpi/schemas';
import { startPlumbline } from './start-plumbline';
import { isStarted, type Plumbline, plumbline } from './state';
import { describeOnBoth, describeOnPostgresql } from './testing/providers';
import { createScratchPostgresql } from './testing/scratch-postgresql';
import { type OtherProcess, startInProcess } from './testing/start-in-process';

describeOnBoth('starting', (provider) => {
  let dataDir: string;
  let env: Record<string, string>;
  let cleanUp: (() => Promise<void>)[];

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'plumbline-start-'));
    cleanUp = [() => rm(dataDir, { recursive: true, force: true })];
    env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
    if (provider === 'postgresql') {
      const scratch = await createScratchPostgresql();
      env.DATABASE_URL = scratch.url;
      cleanUp.push(scratch.drop);
    }
  });
  afterEach(async () => {
    if (isStarted()) await plumbline().stop();
    for (const each of cleanUp.reverse()) await each();
  });

  const start = (more: Record<string, string> = {}): Promise<Plumbline> =>
    startPlumbline({ ...env, ...more });
  const startElsewhere = async (more: Record<string, string> = {}): Promise<OtherProcess> => {
    const other = await startInProcess('start-server', { env: { ...env, ...more } });
    cleanUp.push(other.kill);
    return other;
  };

  test('migrates an empty database; stopping makes room for the next start', async () => {
    const state = await start();
    expect(state.db.provider).toBe(provider);
    expect(await state.db.prisma.kpiDefinition.count()).toBe(0);
    expect(plumbline()).toBe(state);
    await Promise.all([state.stop(), state.stop()]);
    expect(isStarted()).toBe(false);
    expect(await start()).not.toBe(state);
  });

  test('makes the summaries of KPIs that an older version left without', async () => {
    const older = await start();
    const at = new Date();
    await older.db.prisma.kpiDefinition.create({
      data: { name: 'Äpfel', nl_definition: 'Count', created_at: at, updated_at: at },
    });
    await older.stop();
    const ctx = createContext({ state: await start(), requestId: 'test' });
    const { kpis } = await listKpis(ctx, KpiListQuery.parse({ search: 'äpfel' }));
    expect(kpis).toMatchObject([{ name: 'Äpfel', latest_execution: null }]);
  });

  test('says in words why a DATA_DIR cannot be used', async () => {
    const file = path.join(dataDir, 'a-file');
    await writeFile(file, '');
    await expect(start({ DATA_DIR: file })).rejects.toThrow(`DATA_DIR=${file} cannot be used: it is a file`);
    await expect(start({ DATA_DIR: path.join(file, 'below') })).rejects.toThrow(
      'a part of the path is a file',
    );
  });

  if (provider === 'sqlite') {
    test('names a database file that is none', async () => {
      await writeFile(path.join(dataDir, 'plumbline.db'), 'no database\n'.repeat(1_000));
      await expect(start()).rejects.toThrow(/plumbline\.db is damaged or is no SQLite database/);
    });
  }

  test('a second process is refused and told why; kill -9 of the first leaves no lock behind', async () => {
    const first = await startElsewhere();
    await expect(start()).rejects.toThrow(/Another Plumbline process .*already works/);
    expect(isStarted()).toBe(false);
    await first.kill();
    await expect(start()).resolves.toBeDefined();
  });

  test('a second process with another DATA_DIR on the same database is refused too', async () => {
    const url = env.DATABASE_URL ?? `file:${path.join(dataDir, 'elsewhere', 'main.db')}`;
    await startElsewhere({ DATABASE_URL: url });
    const second = start({ DATABASE_URL: url, DATA_DIR: path.join(dataDir, 'another') });
    await expect(second).rejects.toThrow(/Another Plumbline process .*already works/);
  });

  test('only this machine may reach it, unless the operator says what stands in front', async () => {
    await expect(start({ HOST: '0.0.0.0' })).rejects.toThrow('TRUSTED_NETWORK=true');
    await expect(start({ HOST: '0.0.0.0', TRUSTED_NETWORK: 'true' })).resolves.toBeDefined();
  });
});

describeOnPostgresql('several processes', () => {
  test('may work on one PostgreSQL database when they share a cache; one without it may not join', async () => {
    const scratch = await createScratchPostgresql();
    const dataDir = await mkdtemp(path.join(tmpdir(), 'plumbline-start-'));
    const env = {
      DATA_DIR: dataDir,
      DATABASE_URL: scratch.url,
      LOG_LEVEL: 'silent',
      REDIS_URL: 'redis://127.0.0.1:6379',
    };
    const other = await startInProcess('start-server', { env });
    const state = await startPlumbline(env);
    await state.stop();
    await expect(startPlumbline({ ...env, REDIS_URL: '' })).rejects.toThrow(
      'set REDIS_URL for every process',
    );
    await other.kill();
    await scratch.drop();
    await rm(dataDir, { recursive: true });
  });
});
