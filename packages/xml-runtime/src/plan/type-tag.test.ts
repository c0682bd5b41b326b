import { describe, expect, it } from 'vitest';
import { complexType } from '../schema/define.js';
import { tagNamespaceURI, typeTag } from './type-tag.js';

const top = complexType({ name: 'Top', namespaceURI: 'urn:1' });
const below = complexType({ name: 'Below', namespaceURI: 'urn:2', base: () => top });
const lowest = complexType({ base: below });

describe('typeTag', () => {
  it('leaves out the namespace of the topmost type', () => {
    expect(tagNamespaceURI(lowest)).toBe('urn:1');
    expect(typeTag(lowest, { namespaceURI: 'urn:1', localName: 'a' })).toBe('a');
  });

  it('states any other namespace, be it none', () => {
    expect(typeTag(lowest, { namespaceURI: 'urn:2', localName: 'a' })).toBe('{urn:2}a');
    expect(typeTag(lowest, { namespaceURI: '', localName: 'a' })).toBe('{}a');
  });

  it('takes no namespace for that of types of which none has a name', () => {
    expect(tagNamespaceURI(complexType({}))).toBe('');
  });
});
