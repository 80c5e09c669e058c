/**
 * `npm start`: from a fresh clone to a running console. Does what is missing and nothing else: installs,
 * generates, builds when the source has changed, loads the sample data into an empty database, serves.
 */
import { checkPortFree, readAddress } from './address.mjs';
import { build, checkNode, generate, install } from './prepare.mjs';
import { duration, runStep, TSX } from './run-step.mjs';
import { wantsSampleData } from './sample-data.mjs';
import { serveBuild } from './serve-build.mjs';

const started = performance.now();

checkNode();
const address = readAddress();
await checkPortFree(address);
process.stdout.write('Plumbline\n\n');

await install();
await generate();
await build();
if (wantsSampleData()) {
  // Before the server starts: one process at a time works on the embedded database.
  await runStep('Sample data', [...TSX, 'prisma/seed/seed.ts']);
}
await serveBuild(address, { LOG_LEVEL: process.env.LOG_LEVEL || 'warn' });

process.stdout.write(`
Ready after ${duration(performance.now() - started)}:  ${address.url}

  KPIs as sentences   ${address.url}/landing-kpi   (open one, click Execute, then its rows)
  Allocation          ${address.url}/allocation    (open one, or New allocation with the sample workbooks)
  API reference       ${address.url}/docs

Ctrl-C ends it.
`);
