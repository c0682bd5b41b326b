import { expect, it } from 'vitest';
import type { SimpleTypeDescriptor } from '../descriptor.js';
import { list } from '../simple-types/index.js';
import { identityKey } from '../simple-types/simple-type.js';
import * as xs from '../simple-types/xs.js';
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
