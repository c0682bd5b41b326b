import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutatedDocuments } from './mutations.js';
import { loadOpenAirSchema } from './openair-schema.js';
import { acceptedDocuments } from './sample-documents.js';

test('changes at random give valid and invalid documents, many of each', () => {
  using schema = loadOpenAirSchema();
  const documents = fc.sample(mutatedDocuments(Object.values(acceptedDocuments)), { numRuns: 300, seed: 1 });
  const valid = documents.filter((xml) => schema.issues(xml).length === 0);
  expect(valid.length).toBeGreaterThan(30);
  expect(documents.length - valid.length).toBeGreaterThan(30);
});
