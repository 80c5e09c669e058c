/**
 * What Playwright starts: the current build on a DATA_DIR of its own with the sample data and its own databases,
 * removed at the end.
 */
import { rmSync } from 'node:fs';
import { readAddress } from './address.mjs';
import { build, generate } from './prepare.mjs';
import { runStep, TSX } from './run-step.mjs';
import { serveBuild } from './serve-build.mjs';

const dataDir = process.env.DATA_DIR;
if (dataDir) process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
await generate();
await build();
await runStep('Sample data', [...TSX, 'prisma/seed/seed.ts']);
await runStep('Databases of the browser tests', [...TSX, 'e2e/seed.ts']);
// Long enough for a test to look at a query that never ends.
await serveBuild(readAddress(), { LOG_LEVEL: 'warn', QUERY_TIMEOUT_SECONDS: '600' });
