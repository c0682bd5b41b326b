// The tests of each package run with this, or with a file of their own that has the same setup.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: [`${import.meta.dirname}/vitest.setup.mjs`],
    // Of a test that hangs, not of one that is slow: machines that run tests are busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
