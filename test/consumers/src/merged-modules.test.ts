import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tryCommand } from './command.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGES = join(HERE, '../../../packages');

/** What an entry of a package is to bundlers, and to Node. */
interface Targets {
  readonly module: string;
  readonly node: string;
}

/** Prints the names that a module exports, as JSON. */
const PRINT = 'console.log(JSON.stringify(Object.keys(loaded).sort()))';

describe.each(['sdk', 'xml-commands', 'xml-runtime', 'xml-xpath'])('@proj/%s', (folder) => {
  const directory = join(PACKAGES, folder);
  const { exports }: { exports: Record<string, Targets | string> } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  const entries = Object.entries(exports).flatMap(([entry, target]) =>
    typeof target === 'string' ? [] : [{ entry, ...target }],
  );

  it.each(entries)('$entry is to Node what it is to bundlers', async ({ module, node }) => {
    const names = async (path: string): Promise<string> => {
      const url = pathToFileURL(join(directory, path)).href;
      const program = `import * as loaded from '${url}'; ${PRINT}`;
      const { code, stdout, stderr } = await tryCommand(
        process.execPath,
        ['--input-type=module', '--eval', program],
        { cwd: HERE },
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return stdout;
    };
    expect(await names(node)).toBe(await names(module));
  });
});

it('Node loads the client of the XML API and its runtime as a few modules', async () => {
  const { stderr } = await tryCommand(
    process.execPath,
    ['--input-type=module', '--eval', `import '@proj/xml-commands';`],
    { cwd: HERE, env: { NODE_DEBUG: 'esm' } },
  );
  const loaded = stderr.match(/Translating StandardModule file:/g) ?? [];
  expect(loaded.length).toBeGreaterThan(1);
  expect(loaded.length).toBeLessThan(10);
});
