import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { setupFiles: ['../../vitest.setup.mjs'], include: ['src/**/*.test.ts'], testTimeout: 300_000 },
});
