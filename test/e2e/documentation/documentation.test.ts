import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.js';
import { moduleOfExamples } from './examples.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const documents = [
  'README.md',
  ...['packages', 'generators'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/README.md`),
  ),
  'docs/migrating-from-oaxmlapi.md',
  'docs/migrating-from-spartera-api-sdk.md',
];

describe('the TypeScript examples compile in', () => {
  // A compiler starts for each document: that takes longer than most tests.
  test.each(documents)(
    '%s',
    (document) => {
      expect(compile(moduleOfExamples(join(root, document)))).toEqual([]);
    },
    60_000,
  );
});

test('an example that does not compile is found', () => {
  expect(compile(`import { add } from '@proj/sdk';\nadd('Project', { nmae: 'x' });\n`)).toHaveLength(1);
});
