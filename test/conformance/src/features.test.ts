import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultConfiguration, formatDiagnostic, generate, parseConfiguration } from '@proj/xsd-codegen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvalidInstance, checkValidInstance } from './check-instance.js';
import { type ElementDescriptors, ModuleLoader } from './generated-modules.js';
import { type GeneratedFiles, TypeChecker } from './type-check.js';
import { valueDefaults } from './value-defaults.js';

/**
 * A folder for each feature of XML Schema: `schema.xsd`; the code that is `expected`; documents that are `valid` and
 * `invalid`; and `usage.ts`, what the types admit and what not. `vitest run --update` writes the expected code anew.
 */
const features = fileURLToPath(new URL('../fixtures/features', import.meta.url));

const checker = new TypeChecker();
const loader = new ModuleLoader();

afterAll(() => loader.dispose());

describe.each(readdirSync(features))('%s', (feature) => {
  const folder = join(features, feature);
  const files = generateFeature(folder);
  let elements: ElementDescriptors;

  beforeAll(async () => {
    elements = await loader.load(files);
  });

  it('generates the expected code', async () => {
    for (const [name, text] of files) {
      await expect(text).toMatchFileSnapshot(join(folder, 'expected', name));
    }
    expect(readdirSync(join(folder, 'expected')).sort()).toEqual([...files.keys()].sort());
  });

  it('generates the same code again', () => {
    expect([...generateFeature(folder)]).toEqual([...files]);
  });

  it('compiles, and its types admit what they should and nothing else', () => {
    const all = new Map([...files].map(([name, text]): [string, string] => [`expected/${name}`, text]));
    all.set('usage.ts', readFileSync(join(folder, 'usage.ts'), 'utf8'));
    expect(checker.check(new Map([[feature, all]])).get(feature)).toEqual([]);
  });

  it.each(documents(folder, 'valid'))('reads and writes %s', (name) => {
    const bytes = readFileSync(join(folder, 'valid', name));
    expect(checkValidInstance(elements, bytes, valueDefaults(elements))).toEqual({ passed: true });
  });

  it.each(documents(folder, 'invalid'))('rejects %s', (name) => {
    const bytes = readFileSync(join(folder, 'invalid', name));
    expect(checkInvalidInstance(elements, bytes)).toEqual({ passed: true });
  });
});

function generateFeature(folder: string): GeneratedFiles {
  const config = join(folder, 'config.json');
  const configuration = existsSync(config)
    ? parseConfiguration('config.json', readFileSync(config, 'utf8'))
    : defaultConfiguration;
  const { files, diagnostics } = generate({
    schemas: ['schema.xsd'],
    configuration,
    readFile: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined),
  });
  if (diagnostics.length > 0) {
    throw new Error(diagnostics.map(formatDiagnostic).join('\n'));
  }
  return files;
}

function documents(folder: string, kind: 'valid' | 'invalid'): readonly string[] {
  return readdirSync(join(folder, kind));
}
