import { defineConfig } from 'vitest/config';

/** The tests that need a package registry to fetch third-party packages from. */
export default defineConfig({
  test: {
    include: ['src/**/*.registry.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    bail: 1,
  },
});
