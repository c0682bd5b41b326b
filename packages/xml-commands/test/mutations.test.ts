import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { mutatedDocuments } from './mutations.js';
import { loadOpenAirSchema } from './openair-schema.js';
import { acceptedDocuments } from './sample-documents.js';

const schema = loadOpenAirSchema();
afterAll(() => schema[Symbol.dispose]());

test('changes at random give valid and invalid documents, many of each', () => {
  const documents = fc.sample(mutatedDocuments(Object.values(acceptedDocuments)), { numRuns: 200, seed: 1 });
  const valid = documents.filter((xml) => schema.issues(xml).length === 0);
  expect(valid.length).toBeGreaterThan(20);
  expect(documents.length - valid.length).toBeGreaterThan(20);
}, 30_000);
