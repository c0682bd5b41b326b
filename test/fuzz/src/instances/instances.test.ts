import { internalSubset } from '@proj/xml-runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './laws.js';
import { mutated } from './mutated.js';
import { samples } from './samples.js';
import { smallDocuments } from './small-documents.js';

describe('broken documents', () => {
  it.each(smallDocuments)('%s', (_, document, rule) => {
    expect(read(document)).toEqual([rule]);
  });
});

describe('documents that end too early', () => {
  it.each([...samples])('%s: are read or refused, wherever they end', (_, document) => {
    for (const options of [{}, { doctype: internalSubset() }]) {
      for (let end = 0; end < document.length; end++) read(document.slice(0, end), options);
    }
    expect(read(document)).toEqual([]);
  });

  it('are refused where the root has not ended', () => {
    const document = String(samples.get('a string'));
    const rootEnd = document.indexOf('</r>') + '</r>'.length;
    for (let end = 0; end < rootEnd; end++) expect(read(document.slice(0, end)), String(end)).toHaveLength(1);
    expect(read(document.slice(0, rootEnd))).toEqual([]);
  });
});

describe('documents with bytes changed', () => {
  it('are read or refused', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(mutated(samples), (document) => {
        read(document);
        read(document, { doctype: internalSubset() });
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});
