import { describe, expect, it } from 'vitest';
import { minInclusive } from './datatypes/facets/bounds.js';
import { restriction } from './datatypes/index.js';
import * as xs from './datatypes/xs.js';
import { schemaOf, XSI } from './fixtures/documents.js';
import { XmlError } from './issues/errors.js';
import { parseDocument } from './parse-document.js';
import { parseWithIssues } from './parse-with-issues.js';
import { complexType, element } from './schema/define.js';
import { serialize } from './serialize.js';

const size = restriction<number>({ name: 'size', base: xs.int, facets: [minInclusive('0')] });
const priced = complexType({
  name: 'priced',
  simpleContent: xs.int,
  attributes: [{ attribute: 'currency', type: xs.token }],
});
const box = complexType<{ size: number }>({
  name: 'box',
  content: { sequence: [{ element: 'size', type: size }] },
});
const boxElement = element({ name: 'box', namespaceURI: '', type: box });
const countElement = element({ name: 'count', namespaceURI: '', type: xs.int });
const schema = schemaOf({ types: [size, priced, box], elements: [boxElement, countElement] });

function rules(text: string): readonly string[] {
  try {
    parseDocument(schema, text);
    return [];
  } catch (error) {
    if (error instanceof XmlError) return error.issues.map(({ rule }) => rule);
    throw error;
  }
}

/** What a round trip makes of a document. */
function again(text: string): string {
  const { element: descriptor, value } = parseDocument(schema, text);
  return serialize(descriptor, value, { prefixes: { xsi: XSI.slice(11, -1) } });
}

describe('a document by its schema', () => {
  it('has one of the global elements as its root', () => {
    expect(parseDocument(schema, '<box><size>1</size></box>')).toEqual({
      element: boxElement,
      value: { size: 1 },
    });
    expect(parseDocument(schema, '<count>1</count>')).toEqual({ element: countElement, value: 1 });
    expect(rules('<bag/>')).toEqual(['cvc-elt.1']);
  });

  it('may have any root that says its type', () => {
    const text = `<parcel ${XSI} xsi:type="box"><size>1</size></parcel>`;
    const { element: descriptor, value } = parseDocument(schema, text);
    expect(descriptor).toMatchObject({ name: 'parcel', namespaceURI: '', type: box });
    expect(value).toEqual({ size: 1 });
    expect(serialize(descriptor, value)).toBe(text);
    expect(again(`<n ${XSI} xsi:type="size">3</n>`)).toBe(`<n ${XSI} xsi:type="size">3</n>`);
    expect(rules(`<parcel ${XSI} xsi:type="bag"/>`)).toEqual(['cvc-elt.1']);
    expect(rules(`<parcel ${XSI} xsi:type="box"/>`)).toEqual(['cvc-complex-type.2.4.b']);
  });

  it('keeps what xsi:type says of a root that is no object', () => {
    for (const content of ['xsi:type="size">3', 'xsi:type="priced" currency="EUR">3']) {
      expect(again(`<count ${XSI} ${content}</count>`)).toBe(`<count ${XSI} ${content}</count>`);
    }
    const { element: descriptor, value } = parseDocument(
      schema,
      `<count ${XSI} xsi:type="priced" currency="EUR">3</count>`,
    );
    expect(descriptor).toMatchObject({ name: 'count', type: priced });
    expect(value).toEqual({ currency: 'EUR', $value: 3 });
    expect(rules(`<count ${XSI} xsi:type="size">-3</count>`)).toEqual(['cvc-minInclusive-valid']);
  });
});

describe('issues beside the value', () => {
  it('come with what could be read', () => {
    expect(parseWithIssues(boxElement, '<box><size>1</size></box>')).toEqual({
      isValid: true,
      value: { size: 1 },
      issues: [],
    });
    expect(parseWithIssues(boxElement, '<box><size>1</size><size>2</size></box>')).toMatchObject({
      isValid: false,
      value: { size: 2 },
      issues: [{ rule: 'cvc-complex-type.2.4.d', line: 1, column: 20 }],
    });
  });

  it('come without a value where reading stopped', () => {
    const result = parseWithIssues(boxElement, '<box><size>x</size></box>', { maxIssues: 1 });
    expect(result).toMatchObject({ isValid: false, value: undefined, issues: [{ path: ['size'] }] });
  });

  it('come with the declaration of the root for a schema', () => {
    const right = parseWithIssues(schema, '<box><size>1</size></box>');
    expect(right).toEqual({ isValid: true, element: boxElement, value: { size: 1 }, issues: [] });
    expect(parseWithIssues(schema, '<box><size>1</size><size>2</size></box>')).toMatchObject({
      isValid: false,
      element: boxElement,
      value: { size: 2 },
      issues: [{ rule: 'cvc-complex-type.2.4.d', path: ['size'] }],
    });
    expect(parseWithIssues(schema, '<nobody/>')).toMatchObject({
      isValid: false,
      element: undefined,
      value: undefined,
      issues: [{ rule: 'cvc-elt.1', found: 'nobody' }],
    });
    if (right.isValid) expect(serialize(right.element, right.value)).toBe('<box><size>1</size></box>');
  });
});
