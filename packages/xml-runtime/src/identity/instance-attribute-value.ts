import type { NamespaceContext } from '../descriptor.js';
import { anyUriDatatype } from '../simple-types/any-uri.js';
import { booleanDatatype } from '../simple-types/boolean.js';
import { type Datatype, singletonKey } from '../simple-types/datatype.js';
import { listDatatype } from '../simple-types/list-datatype.js';
import { qualifiedNameDatatype } from '../simple-types/qualified-name.js';

/**
 * The key of an attribute that every element may have, by its type (section 3.2.7), as `identityKey` gives those of others.
 * @param localName - of an attribute of the namespace `xsi`
 * @returns undefined for a text that is no literal of the type
 */
export function instanceAttributeKey(
  localName: string,
  text: string,
  namespaces: NamespaceContext,
): string | undefined {
  const type = datatypeOf(localName);
  const literal = type.normalize(text);
  return type.check(literal, namespaces) === undefined ? singletonKey(type, literal, namespaces) : undefined;
}

function datatypeOf(localName: string): Datatype {
  if (localName === 'type') return qualifiedNameDatatype('QName');
  if (localName === 'nil') return booleanDatatype;
  const uri = anyUriDatatype();
  return localName === 'schemaLocation' ? listDatatype('xsi:schemaLocation', uri) : uri;
}
