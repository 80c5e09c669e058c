import type { AddressInfo } from 'node:net';
import * as drilldownRoute from '@/app/v1/landing-kpi/executions/[execution_id]/drilldown/route';
import { serveChild } from '@/lib/jobs/serve-child';
import { startPlumbline } from '@/lib/start-plumbline';
import { stopOnSignals } from '@/lib/stop-on-signals';
import { serveHandlers } from '../serve-handlers';

/**
 * A server that answers `/<execution id>` with the execution's rows or a file of them; tells its port. As Next does,
 * it calls `process.exit` as soon as it hears the signal.
 */
serveChild<{ env: Record<string, string> }, void>(async ({ env }, { progress }) => {
  stopOnSignals(await startPlumbline(env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(99));
  const server = await serveHandlers(({ pathname }) => ({
    handler: drilldownRoute.GET,
    params: { execution_id: pathname.slice(1) },
  }));
  progress((server.address() as AddressInfo).port);
  await new Promise(() => undefined);
});
