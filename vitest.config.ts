import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `server-only` throws outside a React server; in tests the fence is dependency-cruiser's. */
const alias = { '@': here('.'), 'server-only': here('lib/testing/empty.ts') };

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2, // also where there are two processors: many tests wait for programs that they start
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,app,components}/**/*.test.{ts,tsx}'],
          environment: 'node',
          testTimeout: 20_000,
          isolate: false, // loading the modules anew for each file took longer than the tests
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['e2e/contract/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
