import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'prisma/config';

/**
 * Every Prisma command first asks for its native schema engine and tries to download one, although generating,
 * validating and formatting never run it. Where none is installed we name a stand-in that fails when run: a
 * command that does need the engine then says so, instead of reporting a success that did not happen.
 */
function standInForMissingEngine(): void {
  if (process.env.PRISMA_SCHEMA_ENGINE_BINARY) return;
  const engines = path.join(import.meta.dirname, 'node_modules/@prisma/engines');
  if (existsSync(engines) && readdirSync(engines).some((name) => name.startsWith('schema-engine-'))) return;
  const standIn = path.join(import.meta.dirname, 'node_modules/.cache/plumbline/no-schema-engine');
  if (!existsSync(standIn)) {
    mkdirSync(path.dirname(standIn), { recursive: true });
    writeFileSync(
      standIn,
      '#!/bin/sh\necho "Prisma\'s native schema engine is not installed: use npm run migration and npm run migrate." >&2\nexit 1\n',
    );
    chmodSync(standIn, 0o755);
  }
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = standIn;
}

standInForMissingEngine();

const dataDir = path.resolve(import.meta.dirname, process.env.DATA_DIR || 'data');
const databaseUrl = process.env.DATABASE_URL || `file:${path.join(dataDir, 'plumbline.db')}`;
const provider = databaseUrl.startsWith('postgres') ? 'postgresql' : 'sqlite';

export default defineConfig({
  schema: `prisma/${provider}/schema.prisma`,
  migrations: { path: `prisma/${provider}/migrations` },
  datasource: { url: databaseUrl },
});
