import pino from 'pino';
import { run } from '@/lib/db/database';
import { openDatabase } from '@/lib/db/open-database';
import { createEventBus } from '@/lib/events/create-event-bus';
import { serveChild } from '@/lib/jobs/serve-child';

/** A consumer that has written its effect but not committed it; to be killed there. */
serveChild<{ url: string }, void>(async ({ url }, { progress }) => {
  const db = await openDatabase(url);
  const bus = createEventBus({ db, log: pino({ level: 'silent' }) });
  bus.subscribe({
    name: 'a',
    topic: 'kpi.executed',
    handle: async () =>
      function* () {
        const at = new Date();
        yield* run(
          db.sql.insertInto('rulesets').values({ name: 'once', rules: '[]', created_at: at, updated_at: at }),
        );
        progress('effect written');
        // As a machine that stops here: the parent kills this process while it spins.
        for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
      },
  });
  bus.start();
  await new Promise(() => undefined);
});
