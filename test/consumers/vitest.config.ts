import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['src/**/*.{registry,runtimes}.test.ts'],
    testTimeout: 60_000,
  },
});
