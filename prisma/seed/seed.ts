import { randomUUID } from 'node:crypto';
import { type Context, createContext } from '../../lib/context';
import { startPlumbline } from '../../lib/start-plumbline';
import { bundleChildren } from '../../scripts/bundle-children';
import { seedAllocations } from './allocation/seed-allocations';
import { readSeedProgress } from './seed-progress';
import { type SeedOptions, seedSample } from './seed-sample';

/**
 * `npm run seed`: loads the sample data into an empty database, or finishes an interrupted loading. Anything else
 * it leaves alone. Killed in the middle, it goes on from there when called again.
 */
async function seed(): Promise<void> {
  await bundleChildren();
  const state = await startPlumbline({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' });
  try {
    const ctx = createContext({ state, requestId: `seed-${randomUUID()}` });
    const options = await decide(ctx);
    if (options === undefined) {
      console.log('The database is not empty: no sample data loaded.');
      return;
    }
    console.log('Allocating the sample months.');
    const allocating = performance.now();
    const allocations = await seedAllocations(ctx);
    console.log(`Sample data loaded: ${allocations} allocations in ${seconds(allocating)} s.`);
    const begun = performance.now();
    console.log('Loading the sample data: ten weekly loads, every KPI executed on each.');
    const { executions, failed, surprises } = await seedSample(ctx, { ...options, report: console.log });
    const failures = surprises.length === 0 ? `${failed} failed, as they should` : `${failed} failed`;
    console.log(`Sample data loaded: ${executions} executions (${failures}) in ${seconds(begun)} s.`);
    for (const surprise of surprises) console.warn(`  Not as the story goes: ${surprise}`);
  } finally {
    await state.stop();
  }
}

const seconds = (begun: number): string => ((performance.now() - begun) / 1000).toFixed(1);

/** How to seed: afresh, on from where an interrupted call stopped, or (undefined) not at all. */
async function decide(ctx: Context): Promise<SeedOptions | undefined> {
  const progress = readSeedProgress(ctx.state.env.DATA_DIR);
  if (await isEmpty(ctx)) return {};
  if (progress?.status !== 'loading') return undefined;
  console.log('Going on with the sample data that was interrupted.');
  return { newestLoad: new Date(progress.newest_load), weeks: progress.weeks };
}

/** Nobody has registered a data source or defined a KPI. */
async function isEmpty(ctx: Context): Promise<boolean> {
  const [sources, kpis] = await Promise.all([
    ctx.db.prisma.dataSource.count(),
    ctx.db.prisma.kpiDefinition.count(),
  ]);
  return sources === 0 && kpis === 0;
}

try {
  await seed();
} catch (error) {
  console.error(
    `The sample data could not be loaded. ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
}
