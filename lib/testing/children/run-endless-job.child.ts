import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { run } from '@/lib/db/database';
import { openDatabase } from '@/lib/db/open-database';
import { createJobEngine } from '@/lib/jobs/create-job-engine';
import { serveChild } from '@/lib/jobs/serve-child';

/** A server that is in the middle of a job; to be killed. */
serveChild<{ url: string; leaseMs: number }, void>(async ({ url, leaseMs }, { progress }) => {
  const db = await openDatabase(url);
  const log = pino({ level: 'silent' });
  const engine = createJobEngine({ db, log, instanceId: 'doomed', soleProcess: true, leaseMs });
  const id = randomUUID();
  engine.register({
    kind: 'test',
    run: () => {
      progress(id);
      return new Promise(() => undefined);
    },
    abandoned: async () => undefined,
  });
  await db.transaction(function* () {
    yield* run(engine.enqueue({ id, kind: 'test', subject: 'endless', payload: null }, new Date()));
  });
  engine.start();
  await new Promise(() => undefined);
});
