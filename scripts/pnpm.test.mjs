import { expect, it } from 'vitest';
import { ROOT, readManifest } from './workspace.mjs';

it('is installed in the version that the commands start: turbo runs tasks with the one it finds first', () => {
  const { packageManager, devDependencies } = readManifest(ROOT);
  expect(packageManager).toBe(`pnpm@${devDependencies?.pnpm}`);
});
