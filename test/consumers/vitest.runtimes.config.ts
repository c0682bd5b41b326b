import { defineConfig } from 'vitest/config';

/** The tests that run the packed packages on other runtimes, which are fetched from the registry. */
export default defineConfig({
  test: {
    include: ['src/**/*.runtimes.test.ts'],
    globalSetup: ['src/runtimes/setup.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
