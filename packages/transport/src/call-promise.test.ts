import { describe, expect, it } from 'vitest';
import { CallPromise } from './call-promise.js';

function callOf(outcome: Promise<string>) {
  return new CallPromise(outcome.then((data) => ({ data, response: { status: 200 } })));
}

describe('the promise of a call', () => {
  it('gives the data where it is awaited', async () => {
    expect(await callOf(Promise.resolve('thing'))).toBe('thing');
  });

  it('gives the data and the response where both are asked for', async () => {
    const whole = await callOf(Promise.resolve('thing')).withResponse();
    expect(whole).toEqual({ data: 'thing', response: { status: 200 } });
  });

  it('is a promise to Promise.all, catch and finally', async () => {
    const failure = new Error('lost');
    expect(callOf(Promise.resolve('a'))).toBeInstanceOf(Promise);
    expect(await Promise.all([callOf(Promise.resolve('a')), callOf(Promise.resolve('b'))])).toEqual([
      'a',
      'b',
    ]);
    expect(await callOf(Promise.reject(failure)).catch((error: unknown) => error)).toBe(failure);
    let isOver = false;
    await callOf(Promise.resolve('a')).finally(() => {
      isOver = true;
    });
    expect(isOver).toBe(true);
  });

  it('leaves no rejection unhandled where only the response is waited for', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const failure = new Error('lost');
    await expect(callOf(Promise.reject(failure)).withResponse()).rejects.toBe(failure);
    await expect(callOf(Promise.reject(failure))).rejects.toBe(failure);
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
