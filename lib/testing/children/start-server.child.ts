import { randomUUID } from 'node:crypto';
import { run } from '@/lib/db/database';
import { serveChild } from '@/lib/jobs/serve-child';
import { startPlumbline } from '@/lib/start-plumbline';
import { stopOnSignals } from '@/lib/stop-on-signals';

/**
 * A process that holds a whole state, as a web server does, with a job that ends only when it is told to. As Next
 * does, it calls `process.exit` as soon as it hears the signal.
 */
serveChild<{ env: Record<string, string> }, void>(async ({ env }, { progress }) => {
  const { db, jobs, ...state } = await startPlumbline(env);
  process.removeAllListeners('SIGINT');
  stopOnSignals({ db, jobs, ...state });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(99));
  jobs.register({
    kind: 'endless',
    run: (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', reject)),
    abandoned: async () => undefined,
  });
  const id = randomUUID();
  await db.transaction(function* () {
    yield* run(jobs.enqueue({ id, kind: 'endless', subject: 'x', payload: null }, new Date()));
  });
  jobs.wake();
  while ((await jobs.load()).running === 0) await new Promise((resolve) => setImmediate(resolve));
  progress(id);
  await new Promise(() => undefined);
});
