/**
 * `npm run generate`: writes the two schemas of prisma/models.prisma, then both Prisma clients and the types
 * of the typed-SQL door. Works without reaching Prisma's engine host (see prisma.config.ts).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemaFor } from './prisma-schema';
import { formatTables, readTables } from './prisma-tables';

const root = path.resolve(import.meta.dirname, '..');
const generated = path.join(root, 'lib/db/generated');

/** Writes only what differs, so that file times tell the truth to `npm start`. */
function writeIfChanged(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(file, text);
}

function main(): void {
  const models = readFileSync(path.join(root, 'prisma/models.prisma'), 'utf8');
  const prisma = path.join(root, 'node_modules/prisma/build/index.js');
  for (const provider of ['sqlite', 'postgresql'] as const) {
    const schema = path.join(root, 'prisma', provider, 'schema.prisma');
    writeIfChanged(schema, schemaFor(provider, models));
    execFileSync(process.execPath, [prisma, 'generate', '--schema', schema, '--no-hints'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    });
  }
  // Always written: its age says when everything was generated.
  writeFileSync(path.join(generated, 'tables.ts'), formatTables(readTables(models)));
  console.log('Generated both Prisma clients and lib/db/generated/tables.ts');
}

main();
