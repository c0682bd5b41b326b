import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { anyType } from '../features/wildcards/any-type.js';
import { root } from '../fixtures/documents.js';
import { XmlValidationError } from '../issues/errors.js';
import { parseElement } from '../parse.js';
import type { XmlElement } from '../schema/descriptor.js';
import { serialize, serializeElement } from '../serialize.js';
import { validate } from '../validate.js';

/** The issues of what cannot be written, each as its rule, what was found and its path. */
function refusals(write: () => unknown): readonly string[] {
  try {
    write();
  } catch (error) {
    if (!(error instanceof XmlValidationError)) throw error;
    return error.issues.map(({ rule, found, path }) => `${rule} ${found} /${path.join('/')}`);
  }
  return [];
}

describe('namespaces with characters that XML cannot hold', () => {
  it.each([
    ['urn:x\u0001y', 'U+0001'],
    ['urn:x\ud800y', 'U+D800'],
    ['\uffff', 'U+FFFF'],
  ])('are refused, wherever they stand: %j', (namespaceURI, found) => {
    const child: XmlElement = { name: 'a', namespaceURI, attributes: [], children: [] };
    const attribute = { name: 'b', namespaceURI, value: 'v' };
    const parent: XmlElement = { name: 'p', namespaceURI: '', attributes: [], children: [child] };
    expect(refusals(() => serializeElement(child))).toEqual([`xml-well-formed ${found} /`]);
    expect(refusals(() => serializeElement(parent))).toEqual([`xml-well-formed ${found} /children/0`]);
    expect(refusals(() => serializeElement({ ...parent, attributes: [attribute], children: [] }))).toEqual([
      `xml-well-formed ${found} /`,
    ]);
    const any = root(anyType);
    expect(refusals(() => serialize(any, { $content: [{ $any: child }] }))).toHaveLength(1);
    expect(validate(any, { $content: [{ $any: child }] })).toMatchObject([
      { rule: 'xml-well-formed', found, path: ['$content', 0, '$any'] },
    ]);
    const qName = { namespaceURI, localName: 'q' };
    expect(refusals(() => serialize(root(xs.QName), qName))).toEqual([`xml-well-formed ${found} /`]);
    expect(validate(root(xs.QName), qName)).toMatchObject([{ rule: 'xml-well-formed', found }]);
    expect(() => serialize(root(xs.string), 'x', { prefixes: { p: namespaceURI } })).toThrow(TypeError);
  });
});

describe('QNames in content that no schema describes', () => {
  const read = parseElement('<r xmlns:p="urn:b" t="p:x"/>');

  it('keep their prefix where an attribute wants it', () => {
    const other = { name: 'k', namespaceURI: 'urn:other', prefix: 'p', value: '1' };
    const changed = parseElement('<r xmlns:p="urn:b" t="p:x"/>');
    Object.assign(changed, { attributes: [...changed.attributes, other] });
    expect(serializeElement(changed)).toBe('<r xmlns:p="urn:b" t="p:x" xmlns:ns1="urn:other" ns1:k="1"/>');
  });

  it('keep their prefix where the element wants it', () => {
    const moved = parseElement('<p:r xmlns:p="urn:b" t="p:x"/>');
    Object.assign(moved, { namespaceURI: 'urn:c' });
    expect(serializeElement(moved)).toBe('<r xmlns="urn:c" xmlns:p="urn:b" t="p:x"/>');
  });

  it('leave the prefix to the element where nothing needs it', () => {
    const moved = parseElement('<p:r xmlns:p="urn:b" t="x"/>');
    Object.assign(moved, { namespaceURI: 'urn:c' });
    expect(serializeElement(moved)).toBe('<p:r xmlns:p="urn:c" t="x"/>');
  });

  it('are refused where an option binds their prefix to something else', () => {
    const prefixes = { p: 'urn:z' };
    expect(refusals(() => serializeElement(read, { prefixes }))).toEqual(['xml-namespaces urn:z /']);
    expect(serializeElement(parseElement('<r xmlns:p="urn:b" t="x"/>'), { prefixes })).toBe(
      '<r xmlns:p="urn:z" t="x"/>',
    );
  });
});
