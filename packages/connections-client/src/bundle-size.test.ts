import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type * as client from './generated/index.js';
import * as operations from './generated/operations/connections.js';

const budget = JSON.parse(readFileSync(new URL('../bundle-budget.json', import.meta.url), 'utf8')) as {
  operation: number;
  everything: number;
};

async function bundle(name: string): Promise<Uint8Array> {
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
  const [output] = outputFiles;
  if (!output) throw new Error('Nothing was bundled.');
  return output.contents;
}

async function bundledSize(name: string): Promise<number> {
  return gzipSync(await bundle(name), { level: 9 }).length;
}

describe('bundle budget', () => {
  it.each(Object.keys(operations))('%s fits the budget of one operation', async (name) => {
    expect(await bundledSize(name)).toBeLessThanOrEqual(budget.operation);
  });

  it('all operations fit their budget', async () => {
    expect(await bundledSize(Object.keys(operations).join(', '))).toBeLessThanOrEqual(budget.everything);
  });

  it('errors keep their names in a minified bundle', async () => {
    const code = Buffer.from(await bundle('getConnection')).toString('base64');
    const bundled = (await import(`data:text/javascript;base64,${code}`)) as Pick<
      typeof client,
      'createClient' | 'getConnection'
    >;
    const respond = async () => Response.json({ message: 'none' }, { status: 404 });
    const call = bundled.getConnection(bundled.createClient({ fetch: respond }), {
      company_id: 'acme',
      connection_id: 'c',
    });
    await expect(call).rejects.toMatchObject({ name: 'NotFoundError', status: 404 });
  });
});
