import { existsSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, isCurrent, leaveStamp } from './fingerprint.mjs';
import { NEXT, root, runStep, TSX } from './run-step.mjs';

const INSTALLED = 'node_modules/.cache/plumbline/installed';
const GENERATED = 'node_modules/.cache/plumbline/generated';
const BUILT = '.next/plumbline-source';

/** What `prisma generate` and our own additions to it read. */
const MODEL_SOURCES = ['prisma/models.prisma', 'scripts/generate-prisma.ts', 'scripts/prisma-tables.ts'];

/** Everything that ends up in the build. */
const BUILD_SOURCES = [
  ...['app', 'components', 'lib', 'public', ...MODEL_SOURCES],
  ...['next.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
  ...['instrumentation.ts', 'instrumentation-client.ts'],
  ...['scripts/bundle-children.ts', 'scripts/copy-vendor.mjs'],
];

/** Ends the process where Node is older than package.json asks for. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Plumbline needs Node 20.19 or newer; this is ${process.version}.\n`);
  process.exit(1);
}

/** Installs packages when they are missing or the lock file has changed. */
export async function install() {
  const print = fingerprint(['package-lock.json', '.npmrc']);
  if (existsSync(path.join(root, 'node_modules/next')) && isCurrent(INSTALLED, print)) return;
  const npm = process.env.npm_execpath;
  await runStep('Installing packages', npm ? [process.execPath, npm, 'ci'] : ['npm', 'ci']);
  leaveStamp(INSTALLED, print);
}

/** Writes the database clients when the models have changed. */
export async function generate() {
  const print = fingerprint([...MODEL_SOURCES, 'package-lock.json']);
  if (existsSync(path.join(root, 'lib/db/generated/tables.ts')) && isCurrent(GENERATED, print)) return;
  await runStep('Generating database clients', [...TSX, 'scripts/generate-prisma.ts']);
  leaveStamp(GENERATED, print);
}

/** Bundles child processes and copies browser files; both are needed by development and build alike. */
export async function bundle() {
  await runStep('Bundling child processes', [...TSX, 'scripts/build-children.ts']);
  await import('./copy-vendor.mjs');
}

/**
 * Builds when the build is older than its source.
 * @param {{always?: boolean}} [options]
 */
export async function build({ always = false } = {}) {
  const print = fingerprint(BUILD_SOURCES);
  if (!always && isCurrent(BUILT, print) && existsSync(path.join(root, 'dist'))) return;
  await bundle();
  await runStep('Building', [...NEXT, 'build'], { env: { NODE_ENV: 'production' } });
  leaveStamp(BUILT, print);
}

/** Whether there is a build to serve. */
export const isBuilt = () => existsSync(path.join(root, '.next/BUILD_ID'));
