import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const alias = {
  '@': root,
  // `server-only` throws outside a React server build; tests run plain Node.
  'server-only': path.join(root, 'node_modules/server-only/empty.js'),
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          globalSetup: [path.join(root, 'lib/testing/global-setup.ts')],
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
    ],
  },
});
