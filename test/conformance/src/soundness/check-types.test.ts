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
    expect(values).toEqual({ total: documents.length, failures: [] });
    expect(mutations.failures).toEqual([]);
    expect(mutations.total).toBeGreaterThan(0);
  });
});
