import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const HERE = dirname(fileURLToPath(import.meta.url));

/** What a bundle for browsers holds. */
interface Bundle {
  readonly text: string;
  /** The bytes that come from a folder of this workspace. */
  bytesOf(folder: string): number;
}

/** Bundles an entry of one line. */
async function bundle(source: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: HERE, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return {
    text: outputFiles.map(({ text }) => text).join(''),
    bytesOf: (folder) =>
      inputs
        .filter(([path]) => path.includes(folder))
        .reduce((sum, [, input]) => sum + input.bytesInOutput, 0),
  };
}

/** Which of the words are in a bundle; its text itself is too long for a failure's message. */
function wordsIn({ text }: Bundle, ...words: string[]): string[] {
  return words.filter((word) => text.includes(word));
}

describe('a bundle', () => {
  it.each([
    '@proj/connections-client',
    '@proj/sdk',
    '@proj/transport',
    '@proj/xml-commands',
    '@proj/xml-runtime',
    '@proj/xml-xpath',
  ])('has nothing of %s when nothing of it is used', async (name) => {
    expect((await bundle(`import '${name}';`)).text.length).toBe(0);
  });

  it('has nothing of the transport’s pacer, redactor and encodings when they are not used', async () => {
    const files = ['pacer', 'redactor', 'decoded-text', 'clean-copy', 'encodings', 'credential-cache'];
    const sizesOf = ({ bytesOf }: Bundle) =>
      files.map((file) => bytesOf(`packages/transport/dist/${file}.js`));
    const alone = await bundle(`export { Transport } from '@proj/transport';`);
    expect(sizesOf(alone)).toEqual([0, 0, 0, 0, 0, 0]);
    const all = await bundle(`export * from '@proj/transport';`);
    expect(sizesOf(all).every((size) => size > 0)).toBe(true);
    const one = await bundle(
      `import { jsonEscapes, Redactor } from '@proj/transport'; export const made = new Redactor({ encodings: [jsonEscapes] });`,
    );
    expect(wordsIn(one, 'decodeURIComponent', 'btoa', 'quot')).toEqual([]);
  });

  it('has nothing of the command line, whatever is used of the facade', async () => {
    for (const entry of ['@proj/sdk', '@proj/sdk/openair', '@proj/sdk/connections']) {
      const all = await bundle(`export * from '${entry}';`);
      expect(all.bytesOf('packages/sdk/dist/')).toBeGreaterThan(1000);
      expect(all.bytesOf('packages/sdk/dist/cli/')).toBe(0);
    }
  });

  it('has of the XML API only the descriptors that are reachable from the one in use', async () => {
    const one = await bundle(`export { Flag } from '@proj/xml-commands';`);
    expect(wordsIn(one, 'setting', 'Projecttask', 'ReadResponse')).toEqual(['setting']);
    expect(one.bytesOf('packages/xml-commands/')).toBeLessThan(1000);
    const all = await bundle(`export * from '@proj/xml-commands';`);
    expect(wordsIn(all, 'setting', 'Projecttask', 'ReadResponse')).toHaveLength(3);
    expect(all.bytesOf('packages/xml-commands/')).toBeGreaterThan(50_000);
  });

  it('has of XPath only the functions that the compiler is given', async () => {
    const one = await bundle(
      `import { numericFunctions, xpathCompiler } from '@proj/xml-xpath';
       export const compile = xpathCompiler(numericFunctions);`,
    );
    const functionsOf = ({ bytesOf }: Bundle): readonly string[] =>
      [
        'aggregate',
        'context',
        'date-time',
        'node',
        'numeric',
        'pattern',
        'qualified-name',
        'sequence',
        'string',
      ].filter((name) => bytesOf(`/functions/${name}-functions.js`) > 0);
    expect(functionsOf(one)).toEqual(['numeric']);
    expect(one.bytesOf('/unicode-blocks.js')).toBe(0);
    const all = await bundle(`export { compileXPath } from '@proj/xml-xpath';`);
    expect(functionsOf(all)).toHaveLength(9);
    expect(all.bytesOf('/unicode-blocks.js')).toBeGreaterThan(0);
  });

  it('has of the connections API only the operation in use', async () => {
    const one = await bundle(`export { createClient, getConnection } from '@proj/connections-client';`);
    expect(wordsIn(one, '/connections/{connection_id}', 'infoschema', 'sample-data')).toEqual([
      '/connections/{connection_id}',
    ]);
  });
});
