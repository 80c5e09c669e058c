/** Executes a KPI in a process of its own, for tests that kill it: `execute-and-wait.ts <kpi id>`. */
import { createContext } from '../context';
import { readEnvironment } from '../env';
import { executeKpi } from '../kpi/execute-kpi';
import { createLog } from '../log';
import { openState } from '../open-state';
import { LANDING } from './landing-database';

async function main(): Promise<void> {
  const env = readEnvironment({ ...process.env, LOG_LEVEL: 'silent' });
  const instanceId = `victim-${process.pid}`;
  const log = createLog({ level: env.LOG_LEVEL, instanceId });
  const state = await openState({ env, instanceId, log, soleProcess: false });
  state.events.start();
  state.jobs.start();
  await executeKpi(createContext({ state, requestId: instanceId }), {
    kpi_id: Number(process.argv[2]),
    kg_name: LANDING.kg_name,
    select_schema: LANDING.select_schema,
    limit_records: 1000,
    use_llm: true,
    dry_run: false,
    prefer: { respondAsync: false },
  });
}

void main();
