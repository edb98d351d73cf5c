import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `server-only` throws outside a React server; in tests the fence is dependency-cruiser's. */
const alias = { '@': here('.'), 'server-only': here('lib/testing/empty.ts') };

/** Pure rules, which share their modules between files: loading these anew for each took longer than the tests. */
const RULES = '{lib/{azureml,client,contracts,domain},components}/**/*.test.{ts,tsx}';

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { extends: true, test: { name: 'rules', include: [RULES], isolate: false, testTimeout: 20_000 } },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,app}/**/*.test.{ts,tsx}'],
          exclude: [RULES],
          environment: 'node',
          testTimeout: 20_000,
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
