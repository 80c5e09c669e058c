/** The databases of the browser tests beside the sample data. */
import { createContext } from '../lib/context';
import { startPlumbline } from '../lib/start-plumbline';
import { ENDLESS } from './endless-table';
import { LARGE } from './large-table';
import { seedSource } from './seed-source';

const state = await startPlumbline({ ...process.env, LOG_LEVEL: 'warn' });
try {
  const ctx = createContext({ state, requestId: 'seed-e2e' });
  for (const source of [LARGE, ENDLESS]) await seedSource(ctx, source);
} finally {
  await state.stop();
}
