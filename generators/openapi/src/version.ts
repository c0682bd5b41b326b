import { readFileSync } from 'node:fs';

/** Version of this generator, as its package states it. */
export const generatorVersion: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

/** Name of this generator's package. */
export const generatorName = '@proj/openapi-codegen';
