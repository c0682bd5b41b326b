import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Bundles an entry of one line for a browser. */
async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: HERE, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Which of the words are in the text; the text itself is too long for a failure's message. */
function wordsIn(text: string, ...words: string[]): string[] {
  return words.filter((word) => text.includes(word));
}

describe('a bundle', () => {
  it.each(['@proj/connections-client', '@proj/sdk', '@proj/xml-commands', '@proj/xml-runtime'])(
    'has nothing of %s when nothing of it is used',
    async (name) => {
      expect((await bundle(`import '${name}';`)).length).toBe(0);
    },
  );

  it('has of the XML API only the descriptors that are reachable from the one in use', async () => {
    const one = await bundle(`export { Flag } from '@proj/xml-commands';`);
    expect(wordsIn(one, 'setting', 'Projecttask', 'ReadResponse')).toEqual(['setting']);
    const all = await bundle(`export * from '@proj/xml-commands';`);
    expect(wordsIn(all, 'setting', 'Projecttask', 'ReadResponse')).toHaveLength(3);
    expect(one.length).toBeLessThan(all.length / 5);
  });

  it('has of the connections API only the operation in use', async () => {
    const text = await bundle(`export { createClient, getConnection } from '@proj/connections-client';`);
    expect(wordsIn(text, '/connections/{connection_id}', 'infoschema', 'sample-data')).toEqual([
      '/connections/{connection_id}',
    ]);
  });
});
