import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isTransportError, TransportError } from './transport-error.js';

const details = {
  message: 'things.list: 503 Service Unavailable',
  reason: 'http',
  operation: 'things.list',
  status: 503,
  headers: new Headers({ 'x-inner': 'header-content' }),
  body: 'body-content',
  retryAfter: 5000,
} as const;

describe('a TransportError', () => {
  it('is recognised by its brand, also as a subclass and from another copy of the package', async () => {
    class OwnError extends TransportError {}
    // Vite gives a module anew for another query.
    const other = (await import(`${'./transport-error.js'}?copy`)) as typeof import('./transport-error.js');
    const foreign = new other.TransportError(details);
    expect(foreign).not.toBeInstanceOf(TransportError);
    for (const error of [new TransportError(details), new OwnError(details), foreign]) {
      expect(isTransportError(error)).toBe(true);
    }
    for (const value of [new Error('no'), { name: 'TransportError' }, null, undefined, 'TransportError']) {
      expect(isTransportError(value)).toBe(false);
    }
  });

  it('shows neither headers nor body when it is inspected or becomes JSON', () => {
    const error = new TransportError(details);
    expect(error.headers?.get('x-inner')).toBe('header-content');
    expect(error.body).toBe('body-content');
    for (const shown of [
      inspect(error, { showHidden: true, depth: 9 }),
      JSON.stringify(error),
      String(error),
    ]) {
      expect(shown).not.toContain('content');
    }
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'TransportError',
      message: 'things.list: 503 Service Unavailable',
      reason: 'http',
      operation: 'things.list',
      status: 503,
      retryAfter: 5000,
      attempts: 1,
      earlier: [],
      mayHaveBeenDone: false,
    });
  });

  it('can be made from another one', () => {
    class OwnError extends TransportError {}
    const error = new TransportError({ ...details, cause: new Error('inner') });
    const own = new OwnError(error);
    expect(own).toMatchObject({ reason: 'http', status: 503, retryAfter: 5000, body: 'body-content' });
    expect(own.cause).toBe(error.cause);
    expect(own.message).toBe(error.message);
  });
});
