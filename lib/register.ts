import { registerAllocation } from './allocation/register-allocation';
import { fillSummaries } from './kpi/fill-summaries';
import { registerKpi } from './kpi/register-kpi';
import type { Plumbline } from './state';

/**
 * The capabilities: each registers its job handlers and event consumers with the state. The one place that
 * knows them all.
 */
const capabilities: readonly ((state: Plumbline) => void)[] = [registerKpi, registerAllocation];

/** Registers every capability. */
export function registerCapabilities(state: Plumbline): void {
  for (const register of capabilities) register(state);
}

/** Brings a database that was just opened up to what the capabilities expect of it, before anything else is done. */
export async function prepareCapabilities({ db, log }: Plumbline): Promise<void> {
  const filled = await fillSummaries(db);
  if (filled > 0) log.info({ filled }, 'The summaries of KPIs were made');
}
