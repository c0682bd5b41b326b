import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { anyAttribute } from '../features/wildcards/any.js';
import { holding, issues, root, schemaOf, XSI } from '../fixtures/documents.js';
import { complexType } from '../schema/define.js';
import type { ElementDescriptor } from '../schema/descriptor.js';

const long = 'x'.repeat(1_000_000);
const other = `xmlns:p="${long}"`;
const empty = root(complexType({}));
const fixed = root(complexType({ attributes: [{ attribute: 'v', type: xs.string, fixed: '1' }] }));
const parent = holding({ sequence: [{ element: 'a', type: xs.string, minOccurs: 0 }] });
const strict = holding({
  sequence: [
    { any: anyAttribute({ namespaces: '##any', processContents: 'strict', schema: () => schemaOf({}) }) },
  ],
});

describe('issues quote excerpts only of', () => {
  it.each<[string, ElementDescriptor, string]>([
    ['a value that is not the fixed one', fixed, `<r v="${long}"/>`],
    ['the name of an attribute', empty, `<r ${long}=""/>`],
    ['the namespace of an attribute', empty, `<r ${other} p:a=""/>`],
    ['xsi:nil', empty, `<r ${XSI} xsi:nil="${long}"/>`],
    ['xsi:type without a declared prefix', empty, `<r ${XSI} xsi:type="q:${long}"/>`],
    ['xsi:type of a complex type', empty, `<r ${XSI} xsi:type="${long}"/>`],
    ['xsi:type of a simple type', root(xs.int), `<r ${XSI} xsi:type="${long}">1</r>`],
    ['the name of the root', empty, `<${long}/>`],
    ['the name of an element out of place', parent, `<r><${long}/></r>`],
    ['the namespace of an element out of place', parent, `<r ${other}><p:a/></r>`],
    ['the name of an element in simple content', root(xs.int), `<r><${long}/></r>`],
    ['the name of an element where there is no content', empty, `<r><${long}/></r>`],
    ['the name of an element that a wildcard admits', strict, `<r><${long}/></r>`],
    ['a prefix that is not declared', empty, `<r><${long}:a/></r>`],
    ['a name that is not closed', empty, `<r><${long}></r>`],
    ['an entity that is not declared', empty, `<r>&${long};</r>`],
    ['a namespace that two attributes are in', empty, `<r ${other} xmlns:q="${long}" p:a="" q:a=""/>`],
  ])('%s', (_, descriptor, input) => {
    const found = issues(descriptor, input);
    expect(found).not.toEqual([]);
    expect(JSON.stringify(found).length).toBeLessThan(1500);
  });

  it('what is too long: names that people choose are given in full', () => {
    const namespaceURI = `http://example.com/${'schemas/'.repeat(15)}`;
    expect(
      issues(parent, `<r xmlns:p="${namespaceURI}"><p:measurementUncertaintyOfTheResult/></r>`),
    ).toMatchObject([{ found: `{${namespaceURI}}measurementUncertaintyOfTheResult` }]);
  });
});
