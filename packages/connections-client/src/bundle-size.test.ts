import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import * as operations from './generated/operations/connections.js';

const budget = JSON.parse(readFileSync(new URL('../bundle-budget.json', import.meta.url), 'utf8')) as {
  operation: number;
  ConnectionsApi: number;
};

async function bundledSize(name: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { createClient, ${name} } from './generated/index.js';`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return outputFiles.reduce((size, { contents }) => size + gzipSync(contents, { level: 9 }).length, 0);
}

describe('bundle budget', () => {
  it.each(Object.keys(operations))('%s fits the budget of one operation', async (name) => {
    expect(await bundledSize(name)).toBeLessThanOrEqual(budget.operation);
  });

  it('the class with every operation and its former names fits its budget', async () => {
    expect(await bundledSize('ConnectionsApi')).toBeLessThanOrEqual(budget.ConnectionsApi);
  });

  it('leaves out the operations that are not used', async () => {
    expect(await bundledSize('getConnection')).toBeLessThan(await bundledSize('ConnectionsApi'));
  });
});
