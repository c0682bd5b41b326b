import { internalSubset, type ReaderOptions, skipDoctype } from '@proj/xml-runtime';
import { describe, expect, it } from 'vitest';
import { readCatalog } from './catalog.js';
import { readDifferences } from './differences.js';
import { hasDoctype, isJudged, ruleBroken } from './judge.js';

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
      for (const doctype of ['refuse', skipDoctype(), internalSubset()] as const)
        expect(ruleBroken(document, { doctype }) ?? 'read').toMatch(/^(?:read|xml-[a-z-]+|limit-[a-z-]+)$/);
  });

  it('has the outcome it asks for, without a document type declaration', () => {
    const others = judged.filter(({ document }) => !hasDoctype(document));
    const different = others.filter(
      ({ document, type }) => (ruleBroken(document) === undefined) !== (type !== 'not-wf'),
    );
    expect(ids(different)).toEqual(differences.withoutDoctype);
  });

  it('has document type declarations refused as such, where that is asked for', () => {
    const others = withDoctype.filter(
      ({ document, type }) =>
        type !== 'not-wf' && ruleBroken(document, { doctype: 'refuse' }) !== 'xml-doctype',
    );
    expect(ids(others)).toEqual([]);
    const accepted = withDoctype.filter(
      ({ document }) => ruleBroken(document, { doctype: 'refuse' }) === undefined,
    );
    expect(ids(accepted)).toEqual([]);
  });

  it('has the outcome it asks for where declarations are passed over, but for what needs them', () => {
    const { refused, accepted } = outcomes({});
    const { refusedForEntities, refusedForDefaults, faultNotSeen } = differences.skipped;
    expect(ids(refused.filter(({ rule }) => rule !== 'xml-attribute-defaults'))).toEqual(refusedForEntities);
    expect(ids(refused.filter(({ rule }) => rule === 'xml-attribute-defaults'))).toEqual(refusedForDefaults);
    expect(ids(accepted)).toEqual(faultNotSeen);
  });

  it('has the outcome it asks for where internal subsets are read, but for what is elsewhere', () => {
    const { refused, accepted } = outcomes({ doctype: internalSubset() });
    expect(ids(refused)).toEqual(differences.read.refusedForEntities);
    expect(ids(accepted)).toEqual(differences.read.faultNotSeen);
  });
});

/** Documents with a declaration that are refused although they are well-formed, and the other way round. */
function outcomes(options: ReaderOptions) {
  const all = withDoctype.map(({ id, type, document }) => ({
    id,
    type,
    rule: ruleBroken(document, options),
  }));
  return {
    refused: all.filter(({ type, rule }) => type !== 'not-wf' && rule !== undefined),
    accepted: all.filter(({ type, rule }) => type === 'not-wf' && rule === undefined),
  };
}
