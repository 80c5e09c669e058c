import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { bundleChildren } from '../../scripts/bundle-children';

/** Before the tests: what is generated and bundled is there and belongs to the sources. */
export async function setup(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '../..');
  const tables = path.join(root, 'lib/db/generated/tables.ts');
  const models = path.join(root, 'prisma/models.prisma');
  if (!existsSync(tables) || statSync(tables).mtimeMs < statSync(models).mtimeMs) {
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
    execFileSync(process.execPath, [tsx, path.join(root, 'scripts/generate-prisma.ts')], { cwd: root });
  }
  await bundleChildren({ withTesting: true });
}
