import { inspect } from 'node:util';
import { secrets } from '../operations/operation.js';
import { writings } from './writings.js';

/** A secret that was found. */
export interface FoundSecret {
  readonly secret: string;
  readonly writing: string;
  /** The text around it. */
  readonly text: string;
}

/** Every way to write each secret, made once. */
const planted = Object.entries(secrets).flatMap(([secret, value]) =>
  Object.entries(writings).map(([writing, write]) => ({ secret, writing, written: write(value) })),
);

/** How often {@link findSecrets} looks for a secret in a value. */
export const lookupsOfOneValue: number = planted.length;

/** Looks for the planted secrets in everything that somebody could print of a value. */
export function findSecrets(value: unknown): FoundSecret[] {
  const text = shown(value);
  return planted.flatMap(({ secret, writing, written }) => {
    const at = text.indexOf(written);
    return at === -1 ? [] : [{ secret, writing, text: text.slice(Math.max(0, at - 60), at + 60) }];
  });
}

/** Everything that somebody could print of a value. */
function shown(value: unknown): string {
  const { headers, body, stack } = (value ?? {}) as { headers?: unknown; body?: unknown; stack?: unknown };
  const fields = headers instanceof Headers ? [...headers].flat() : [];
  const inspected = inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null });
  return [inspected, JSON.stringify(value), String(value), stack, body, ...fields].join('\n');
}
