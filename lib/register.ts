import { registerKpi } from './kpi/register-kpi';
import type { Plumbline } from './state';

/**
 * The capabilities: each registers its job handlers and event consumers with the state. The one place that
 * knows them all.
 */
const capabilities: readonly ((state: Plumbline) => void)[] = [registerKpi];

/** Registers every capability. */
export function registerCapabilities(state: Plumbline): void {
  for (const register of capabilities) register(state);
}
