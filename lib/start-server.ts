import { withoutCredentials } from './log';
import { startPlumbline } from './start-plumbline';
import { stopOnSignals } from './stop-on-signals';

/** Starts Plumbline in the web server's process; where that is impossible says why and ends the process. */
export async function startServer(): Promise<void> {
  try {
    stopOnSignals(await startPlumbline());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\nPlumbline cannot start. ${withoutCredentials(reason)}\n`);
    process.exit(1);
  }
}
