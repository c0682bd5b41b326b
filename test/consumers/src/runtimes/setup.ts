import type { TestProject } from 'vitest/node';
import { createRuntimeConsumer } from './consumer.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the project that has the packages installed. */
    readonly directory: string;
    /** The addresses of its servers, as JSON. */
    readonly servers: string;
  }
}

/** Installs the packages once, for all runtimes. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { PACKED_PACKAGES: packed } = process.env;
  if (packed === undefined)
    throw new Error('These tests need packed packages: start them by "npm run runtimes".');
  const consumer = await createRuntimeConsumer(packed);
  project.provide('directory', consumer.directory);
  project.provide('servers', consumer.servers);
  return async () => consumer[Symbol.asyncDispose]();
}
