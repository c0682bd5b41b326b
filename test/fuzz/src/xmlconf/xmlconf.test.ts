import { describe, expect, it } from 'vitest';
import { readCatalog } from './catalog.js';
import { readDifferences } from './differences.js';
import { hasDoctype, isAcceptable, isJudged, ruleBroken } from './judge.js';

const tests = readCatalog();
const judged = tests.filter(isJudged);
const withDoctype = judged.filter(({ document }) => hasDoctype(document));
const differences = readDifferences();

const ids = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);

describe("W3C's XML conformance suite", () => {
  it('is there, with documents of both kinds', () => {
    expect([tests.length, judged.length, withDoctype.length]).toEqual([2585, 2226, 1835]);
  });

  it('has every document read or refused with a position', () => {
    for (const { document } of tests)
      for (const doctype of ['refuse', 'skip'] as const)
        expect(ruleBroken(document, { doctype }) ?? 'read').toMatch(/^(?:read|xml-[a-z-]+|limit-[a-z-]+)$/);
  });

  it('has the outcome it asks for, with the default options', () => {
    const different = judged.filter((it) => (ruleBroken(it.document) === undefined) !== isAcceptable(it));
    expect(ids(different)).toEqual(differences.default);
  });

  it('has document type declarations refused as such', () => {
    const others = withDoctype.filter(
      ({ document, type }) => type !== 'not-wf' && ruleBroken(document) !== 'xml-doctype',
    );
    expect(ids(others)).toEqual([]);
  });

  it('has the outcome it asks for where declarations are passed over, but for what needs them', () => {
    const skip = (document: Uint8Array) => ruleBroken(document, { doctype: 'skip' });
    const refused = withDoctype.filter(
      ({ type, document }) => type !== 'not-wf' && skip(document) !== undefined,
    );
    const accepted = withDoctype.filter(
      ({ type, document }) => type === 'not-wf' && skip(document) === undefined,
    );
    expect(ids(refused)).toEqual(differences.doctypeSkipped.refusedForEntities);
    expect(ids(accepted)).toEqual(differences.doctypeSkipped.faultNotSeen);
  });
});
