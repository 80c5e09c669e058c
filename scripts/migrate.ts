/** `npm run migrate`: brings the main database up to the committed migrations. */
import { mkdirSync } from 'node:fs';
import { migrate } from '@/lib/db/migrate';
import { readEnvironment } from '@/lib/env';

const env = readEnvironment();
mkdirSync(env.DATA_DIR, { recursive: true });
try {
  const applied = await migrate(env.DATABASE_URL);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
