import { describe, expect, it } from 'vitest';
import { restriction } from '../datatypes/restriction.js';
import * as xs from '../datatypes/xs.js';
import { complexType, element } from './define.js';
import { local, sequence } from './define-content.js';
import type { AttributeGroup, ModelGroup } from './descriptor.js';
import { globalElements, globalTypes } from './schema-modules.js';

const T = complexType({ name: 'T', content: () => local('a', xs.int) });
const anonymous = complexType({ content: () => local('b', xs.int) });
const Size = restriction<number>({ name: 'Size', base: xs.int });
const RootElement = element({ name: 'root', namespaceURI: '', type: () => T });
const OtherElement = element({ name: 'other', namespaceURI: 'urn:o', type: xs.int });

/** As generated modules are, seen from others. */
const module = {
  T,
  anonymous,
  Size,
  RootElement,
  Group: (): ModelGroup => sequence([local('c', xs.int)]),
  Attributes: { attributes: () => [] } satisfies AttributeGroup,
  namespaceURI: 'urn:s',
  nothing: undefined,
  none: null,
};
const other = { OtherElement };

describe('globalElements', () => {
  it('are the element declarations of all modules, in their order', () => {
    expect(globalElements(module, other)).toEqual([RootElement, OtherElement]);
    expect(globalElements(other, module)).toEqual([OtherElement, RootElement]);
    expect(globalElements()).toEqual([]);
  });
});

describe('globalTypes', () => {
  it('are the type definitions with a name', () => {
    expect(globalTypes(module, other)).toEqual([T, Size]);
    expect(globalTypes()).toEqual([]);
  });
});
