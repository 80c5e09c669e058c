import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const alias = {
  '@': root,
  // `server-only` throws outside a React server build; tests run plain Node.
  'server-only': path.join(root, 'node_modules/server-only/empty.js'),
};
/** Tests that start processes take their time on a busy machine. */
const patience = { testTimeout: 30_000, hookTimeout: 30_000 };
const globalSetup = [path.join(root, 'lib/testing/global-setup.ts')];

/** Tests that call route handlers, on one database or the other. */
const api = (name: string, database: 'sqlite' | 'postgresql') => ({
  resolve: { alias },
  test: {
    name,
    globalSetup,
    ...patience,
    env: { TEST_DATABASE: database },
    include: ['lib/**/*.api.test.ts', 'app/**/*.api.test.ts'],
  },
});

export default defineConfig({
  resolve: { alias },
  test: {
    // A third of the time tests wait for processes that they start.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          globalSetup,
          ...patience,
          include: [
            'lib/**/*.test.ts',
            'components/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
            'prisma/**/*.test.ts',
          ],
          exclude: ['lib/**/*.api.test.ts', 'node_modules/**'],
        },
      },
      api('api', 'sqlite'),
      api('api-postgresql', 'postgresql'),
    ],
  },
});
