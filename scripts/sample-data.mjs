import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-step.mjs';

/** What seeding leaves in DATA_DIR when it has ended. */
function isLoaded(dataDir) {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, 'sample-data.json'), 'utf8')).status === 'complete';
  } catch {
    return false;
  }
}

/**
 * Whether seeding has to look at the database: unless SEED_SAMPLE says no, or it has been done for this DATA_DIR.
 * Seeding itself decides whether the database is empty.
 */
export function wantsSampleData() {
  const wanted = process.env.SEED_SAMPLE || 'true';
  if (wanted !== 'true' && wanted !== '1') return false;
  if (process.env.DATABASE_URL) return true;
  const dataDir = path.resolve(root, process.env.DATA_DIR || 'data');
  return !(existsSync(path.join(dataDir, 'plumbline.db')) && isLoaded(dataDir));
}
