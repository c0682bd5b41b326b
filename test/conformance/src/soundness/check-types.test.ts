import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { plainCodec } from '../document-reading.js';
import { generateFeature } from '../feature.js';
import { ModuleLoader } from '../generated-modules.js';
import { TypeChecker } from '../type-check.js';
import { checkTypes } from './check-types.js';

const features = fileURLToPath(new URL('../../fixtures/features', import.meta.url));
const checker = new TypeChecker();
const loader = new ModuleLoader();

afterAll(() => loader.dispose());

describe('checkTypes', () => {
  it.each(readdirSync(features))('finds the types of %s to be true', async (feature) => {
    const folder = join(features, feature);
    const files = generateFeature(folder);
    const modules = await loader.load(files);
    const documents = readdirSync(join(folder, 'valid')).map((name) => ({
      name,
      ...plainCodec.read(modules.schema, readFileSync(join(folder, 'valid', name))),
    }));
    const { values, mutations } = checkTypes(modules, files, documents, checker);
    expect(values.failures).toEqual([]);
    expect(values.total).toBeGreaterThan(0);
    expect(mutations.failures).toEqual([]);
    expect(mutations.total).toBeGreaterThan(0);
  });

  it.each([
    ['a property that is not what it says', 'id: number', 'id: boolean', 'values', /^\S+\.xml: TS2322/],
    ['a property that may be left out', 'id: number', 'id?: number', 'mutations', /: id left out: compiles$/],
    [
      'a property that may be anything',
      'id: number',
      'id: any',
      'mutations',
      /: id of another kind: compiles$/,
    ],
  ] as const)('sees %s', async (_, truth, lie, kind, failure) => {
    const folder = join(features, 'sequence');
    const files = generateFeature(folder);
    const modules = await loader.load(files);
    const documents = readdirSync(join(folder, 'valid')).map((name) => ({
      name,
      ...plainCodec.read(modules.schema, readFileSync(join(folder, 'valid', name))),
    }));
    const lying = new Map([...files].map(([name, text]) => [name, text.replace(truth, lie)]));
    const outcome = checkTypes(modules, lying, documents, checker);
    expect(outcome[kind].failures).toContainEqual(expect.stringMatching(failure));
  });
});
