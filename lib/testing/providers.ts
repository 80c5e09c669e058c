import { describe } from 'vitest';
import type { Database } from '../db/database';
import { postgresqlProblem } from './scratch-postgresql';

const problem = await postgresqlProblem();
if (problem !== undefined && process.env.CI === 'true') throw new Error(problem);

/**
 * Describes the same behaviour on both databases. Without a PostgreSQL server its half is skipped and says why;
 * in CI that fails.
 */
export function describeOnBoth(name: string, suite: (provider: Database['provider']) => void): void {
  describe(`${name} (sqlite)`, () => suite('sqlite'));
  describeOnPostgresql(name, () => suite('postgresql'));
}

/** For what only PostgreSQL can do; without one the suite is skipped and says why. */
export function describeOnPostgresql(name: string, suite: () => void): void {
  if (problem === undefined) describe(`${name} (postgresql)`, suite);
  else describe.skip(`${name} (postgresql): ${problem}`, suite);
}
