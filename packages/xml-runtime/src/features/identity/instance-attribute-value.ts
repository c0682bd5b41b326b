import type { NamespaceContext } from '../../schema/descriptor.js';

/**
 * The key of an attribute that every element may have, by its type (section 3.2.7): what `identityKey` gives for
 * `xs:QName`, `xs:boolean`, `xs:anyURI` and lists of these. It is made here so that a schema brings along these types only
 * where it uses them.
 * @param localName - of an attribute of the namespace `xsi`
 * @param text - other mistakes in it than those that leave no value are not looked for: readers report them
 * @returns undefined for a text without a value
 */
export function instanceAttributeKey(
  localName: string,
  text: string,
  namespaces: NamespaceContext,
): string | undefined {
  const literal = text.trim();
  if (localName === 'type') return typeNameKey(literal, namespaces);
  if (localName === 'nil') return booleanKey(literal);
  const uris = localName === 'schemaLocation' ? literal.split(/[ \t\n\r]+/) : [literal];
  const keys = uris.map((uri) => `anyURI:${uri}`);
  return keys.length === 1 ? keys[0] : `list:${JSON.stringify(keys)}`;
}

function typeNameKey(literal: string, namespaces: NamespaceContext): string | undefined {
  const colon = literal.indexOf(':');
  const namespaceURI = namespaces.lookupNamespaceURI(literal.slice(0, Math.max(colon, 0)));
  if (namespaceURI === undefined && colon !== -1) return undefined;
  return `QName:{${namespaceURI ?? ''}}${literal.slice(colon + 1)}`;
}

function booleanKey(literal: string): string | undefined {
  if (literal === 'true' || literal === '1') return 'boolean:true';
  return literal === 'false' || literal === '0' ? 'boolean:false' : undefined;
}
