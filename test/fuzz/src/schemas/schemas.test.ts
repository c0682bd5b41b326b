import { TypeChecker } from '@proj/test-conformance/type-check';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallDocuments } from '../instances/small-documents.js';
import { chosen } from './choices.js';
import { hostileSchemas } from './hostile-schemas.js';
import { compile } from './laws.js';
import { brokenSchemaText, schemaText } from './schema-text.js';

describe('schema documents that are not well-formed', () => {
  // Documents of XML that are broken are broken schemas, and so are those that have no schema in them.
  it.each(smallDocuments)('%s: are refused', (_, document) => {
    expect(compile(document).accepted).toBe(false);
  });

  it('are refused wherever they end too early', () => {
    const text = `<?xml version="1.0"?>\n<!DOCTYPE xs:schema [<!ENTITY e "xs:string">]>\n<!-- é --><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace='urn:t'><xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType></xs:element></xs:schema>`;
    const document = new TextEncoder().encode(text);
    for (let end = 0; end < document.length; end++) {
      expect(compile(document.subarray(0, end)).accepted, String(end)).toBe(false);
    }
    expect(compile(document).accepted).toBe(true);
  });
});

describe('hostile schemas', () => {
  it.each(hostileSchemas)('$name: $rule', ({ make, rule }) => {
    const text = make();
    const start = process.cpuUsage();
    const outcome = compile(text);
    const { user, system } = process.cpuUsage(start);
    expect(outcome.accepted ? undefined : outcome.diagnostics[0]?.rule).toBe(rule);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});

describe('random schemas', () => {
  it('are refused with diagnostics, or give modules that compile', () => {
    const accepted = new Map<string, ReadonlyMap<string, string>>();
    let refused = 0;
    fc.assert(
      fc.property(chosen(schemaText), (text) => {
        const outcome = compile(text);
        if (outcome.accepted) accepted.set(`s${accepted.size}`, outcome.files);
        else refused++;
      }),
      { numRuns: 50, seed: 1 },
    );
    // The law would hold for a compiler that refuses everything.
    expect(accepted.size).toBeGreaterThan(refused);
    expect([...new TypeChecker().check(accepted).values()].flat()).toEqual([]);
  });

  it('are refused or accepted when something is wrong with them', () => {
    fc.assert(
      fc.property(chosen(brokenSchemaText), (text) => {
        compile(text);
        compile(text, '1.1');
      }),
      { numRuns: 150, seed: 1 },
    );
  });
});
