import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cleanCopy } from './clean-copy.js';

const redact = (text: string) => text.replaceAll('hunter2', '***');
const show = (value: unknown) =>
  `${inspect(value, { depth: 20, showHidden: true })} ${JSON.stringify(value)}`;

describe('a clean copy', () => {
  it('is the value itself where there is no secret in it', () => {
    const error = new TypeError('fetch failed', {
      cause: Object.assign(new Error('reset'), { code: 'ECONNRESET', n: 1 }),
    });
    for (const value of [error, 'text', 7, null, undefined, ['a', { b: [1n] }]])
      expect(cleanCopy(value, redact)).toBe(value);
  });

  it('masks message, stack, causes and properties of an error, and keeps what they say', () => {
    const inner = Object.assign(new Error('inner hunter2'), {
      code: 'E1',
      config: { headers: { key: 'hunter2', a: 1 } },
    });
    const error = new TypeError('outer', { cause: inner });
    const copy = cleanCopy(error, redact) as Error & { cause: typeof inner };
    expect(show(copy)).not.toContain('hunter2');
    expect(copy).toMatchObject({ name: 'TypeError', message: 'outer' });
    expect(copy.cause).toMatchObject({
      message: 'inner ***',
      code: 'E1',
      config: { headers: { key: '***', a: 1 } },
    });
    expect(inner.message).toBe('inner hunter2');
  });

  it('masks the errors of an AggregateError, names of properties, and numbers', () => {
    const error = new AggregateError([new Error('hunter2')], 'all', { cause: { hunter2: 1 } });
    const copy = cleanCopy(error, redact) as AggregateError;
    expect(show(copy)).not.toContain('hunter2');
    expect(copy.errors).toMatchObject([{ message: '***' }]);
    expect(cleanCopy({ pin: 12_345_678 }, (text) => text.replaceAll('12345678', '***'))).toEqual({
      pin: '***',
    });
  });

  it.each<[string, unknown]>([
    ['Headers', new Headers({ key: 'hunter2' })],
    ['a request', new Request('http://h/', { headers: { key: 'hunter2' } })],
    ['a Map', new Map([['key', 'hunter2']])],
    ['bytes', new TextEncoder().encode('hunter2')],
    ['a function', () => 'hunter2'],
    ['a symbol', Symbol('hunter2')],
    [
      'an instance with a getter',
      Object.defineProperty({}, 'key', { get: () => 'hunter2', enumerable: true }),
    ],
    ['a field with a symbol', { [Symbol.for('nodejs.util.inspect.custom')]: () => 'hunter2' }],
    ['a field with toJSON', { toJSON: () => 'hunter2' }],
    ['an array with a field', Object.assign([1], { key: 'hunter2' })],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('hunter2');
          },
        },
      ),
    ],
  ])('leaves out what it cannot look into: %s', (_, content) => {
    const copy = cleanCopy(Object.assign(new Error('failed'), { content }), redact) as Error;
    expect(show(copy)).not.toContain('hunter2');
    expect(copy.message).toBe('failed');
  });

  it('does not keep an error of a class of its own, which may show by methods what it hides', () => {
    class SlyError extends Error {
      readonly #secret = 'hunter2';
      toJSON() {
        return { secret: this.#secret };
      }
    }
    expect(show(cleanCopy(new SlyError('failed'), redact))).not.toContain('hunter2');
  });

  it('ends for circles and for what is very deep', () => {
    const error: Error & { self?: unknown } = new Error('hunter2');
    error.self = error;
    error.cause = error;
    const copy = cleanCopy(error, redact) as typeof error;
    expect(copy.self).toBe(copy);
    expect(copy.cause).toBe(copy);
    let deep: unknown = 'hunter2';
    for (let level = 0; level < 1000; level += 1) deep = { deep };
    expect(show(cleanCopy(deep, redact))).not.toContain('hunter2');
  });
});
