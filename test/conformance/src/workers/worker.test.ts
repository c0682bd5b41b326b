import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { GenerateRequest } from './protocol.js';
import { Worker } from './worker.js';

const schema: GenerateRequest = { kind: 'generate', folder: '', schemas: [], xsdVersion: '1.0', into: '' };
const worker = new Worker(fileURLToPath(new URL('../../fixtures/workers/answering.mjs', import.meta.url)));

afterEach(() => worker.stop());

function ask(path: string, milliseconds = 20_000) {
  return worker.request({ kind: 'instance', schema, path, followsHints: false, output: '' }, milliseconds);
}

describe('Worker', () => {
  it('has one process answer request after request', async () => {
    const [one, other] = [await ask('a'), await ask('b')];
    expect(one.kind).toBe('answer');
    expect(other).toEqual(one);
  });

  it('tells what was thrown, and goes on with the same process', async () => {
    const before = await ask('a');
    expect(await ask('throw')).toEqual({ kind: 'crash', reason: 'Error: no' });
    expect(await ask('a')).toEqual(before);
  });

  it('tells why a process died, and goes on with another one', async () => {
    expect(await ask('die')).toEqual({ kind: 'crash', reason: 'the process died (3): no more memory' });
    expect((await ask('a')).kind).toBe('answer');
  });

  it('ends a process that takes too long, and goes on with another one', async () => {
    expect(await ask('hang', 200)).toEqual({ kind: 'time-out', reason: 'time-out after 0.2 s' });
    expect((await ask('a')).kind).toBe('answer');
  });

  it('replaces a process that has grown too large', async () => {
    const before = await ask('grow');
    expect(before.kind).toBe('answer');
    expect(await ask('a')).not.toEqual(before);
  });
});
