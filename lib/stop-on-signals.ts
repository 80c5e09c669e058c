import { drainRequests } from './http/drain-requests';
import type { Plumbline } from './state';

/** Requests in flight get this long to be answered. */
const REQUEST_GRACE_MS = 3_000;
/** After that the process ends, whatever is left. */
const LAST_RESORT_MS = 12_000;

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** Ends the process in order on Ctrl-C and on a supervisor's SIGTERM. */
export function stopOnSignals(state: Plumbline): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A terminal may send Ctrl-C twice: to the group, and through the parent.
      if (stopping) return;
      stopping = true;
      void endProcess(state, signal);
    });
  }
}

/**
 * Next listens for the same signals: it stops accepting and then calls `process.exit`, which would cut off jobs
 * that are closing. From here on that call has to wait for us.
 */
async function endProcess(state: Plumbline, signal: keyof typeof exitCodes): Promise<void> {
  const exit = process.exit.bind(process);
  process.exit = (() => undefined) as unknown as typeof process.exit;
  const lastResort = setTimeout(() => exit(exitCodes[signal]), LAST_RESORT_MS);
  state.log.info({ signal }, 'Stopping');
  try {
    const left = await drainRequests(REQUEST_GRACE_MS);
    await state.stop();
    state.log.info({ left }, 'Stopped');
  } catch (error) {
    state.log.error({ error }, 'Stopping did not go well');
  }
  clearTimeout(lastResort);
  exit(exitCodes[signal]);
}
