import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tryCommand } from './command.js';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Prints the names that a package exports, as JSON. */
const PRINT = 'console.log(JSON.stringify(Object.keys(loaded).sort()))';

describe.each([
  '@proj/connections-client',
  '@proj/generator-kit',
  '@proj/generator-kit/cli',
  '@proj/generator-kit/source-files',
  '@proj/openapi-codegen',
  '@proj/sdk',
  '@proj/sdk/testing',
  '@proj/sdk/testing/serve',
  '@proj/transport',
  '@proj/xml-commands',
  '@proj/xml-runtime',
  '@proj/xml-xpath',
  '@proj/xsd-codegen',
])('%s', (name) => {
  it('is loaded by CommonJS with require, as by import', async () => {
    const required = await tryCommand(
      process.execPath,
      ['--input-type=commonjs', '--eval', `const loaded = require('${name}'); ${PRINT}`],
      { cwd: HERE },
    );
    const imported = await tryCommand(
      process.execPath,
      ['--input-type=module', '--eval', `import * as loaded from '${name}'; ${PRINT}`],
      { cwd: HERE },
    );
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(imported.stdout)).not.toEqual([]);
    expect(required).toMatchObject({ code: 0, stdout: imported.stdout });
  });
});
