import { createRequire } from 'node:module';

type TsMorph = typeof import('ts-morph');

let loaded: TsMorph | undefined;

/**
 * Returns ts-morph, which it loads when it is called for the first time: with the compiler that comes with it, that
 * takes about 0.4 s of CPU time, which commands that write no code do not pay. It is loaded synchronously, so that
 * generators can stay synchronous.
 */
export function tsMorph(): TsMorph {
  loaded ??= createRequire(import.meta.url)('ts-morph') as TsMorph;
  return loaded;
}
