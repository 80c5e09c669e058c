import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from './db/open-database';
import { startInProcess } from './testing/start-in-process';

/** The process calls `process.exit` at once, as Next does: the job would be cut off and read as running for ever. */
test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('%s ends the process in order: the running job is closed first', async (signal, code) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'plumbline-stop-'));
  const server = await startInProcess('start-server', { env: { DATA_DIR: dataDir, LOG_LEVEL: 'silent' } });
  const begun = performance.now();
  expect(await server.end(signal)).toBe(code);
  expect(performance.now() - begun).toBeLessThan(9_000);

  const db = await openDatabase(`file:${path.join(dataDir, 'plumbline.db')}`);
  const query = db.sql
    .selectFrom('jobs')
    .select(['status', 'error'])
    .where('id', '=', String(server.progress));
  expect(await db.readOne(query)).toEqual({ status: 'failed', error: 'interrupted' });
  await db.close();
  await rm(dataDir, { recursive: true });
});
