import { expect, it } from 'vitest';
import { list } from '../../datatypes/index.js';
import { identityKey } from '../../datatypes/simple-type.js';
import * as xs from '../../datatypes/xs.js';
import type { SimpleTypeDescriptor } from '../../schema/descriptor.js';
import { instanceAttributeKey } from './instance-attribute-value.js';

const namespaces = {
  lookupNamespaceURI: (prefix: string): string | undefined =>
    ({ xs: 'urn:xs', '': 'urn:default' })[prefix] ?? undefined,
  lookupPrefix: (): undefined => undefined,
};
const none = { lookupNamespaceURI: (): undefined => undefined, lookupPrefix: (): undefined => undefined };

it.each<[string, string, SimpleTypeDescriptor]>([
  ['type', 'xs:int', xs.QName],
  ['type', ' code ', xs.QName],
  ['nil', '1', xs.boolean],
  ['nil', ' false', xs.boolean],
  ['noNamespaceSchemaLocation', ' a.xsd ', xs.anyURI],
  ['schemaLocation', ' urn:a  a.xsd\n', list({ itemType: xs.anyURI })],
  ['schemaLocation', 'a.xsd', list({ itemType: xs.anyURI })],
])('xsi:%s="%s" has the key that its type gives', (name, text, type) => {
  for (const scope of text.includes(':') ? [namespaces] : [namespaces, none]) {
    expect(instanceAttributeKey(name, text, scope)).toBe(identityKey(type, text, scope));
  }
});

it.each([
  ['type', 'p:int'],
  ['nil', 'yes'],
])('xsi:%s="%s" has no value', (name, text) => {
  expect(instanceAttributeKey(name, text, namespaces)).toBeUndefined();
});
