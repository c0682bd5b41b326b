import type { NamespaceContext } from '../schema/descriptor.js';
import { isNCName } from '../xml/name-characters.js';
import { XMLNS_NAMESPACE } from '../xml/namespaces.js';
import type { Datatype } from './datatype.js';
import { type Failure, invalidLiteral, wrongType } from './failure.js';
import { trim } from './white-space.js';

/** A value of `xs:QName` or `xs:NOTATION`. Its prefix belongs to the document, not to the value. */
export interface QName {
  /** The namespace name, or `''` for a name in no namespace. */
  readonly namespaceURI: string;
  readonly localName: string;
}

/** `QName` and `NOTATION` (Part 2, sections 3.2.18 and 3.2.19). */
export function qualifiedNameDatatype(primitive: 'QName' | 'NOTATION'): Datatype<QName> {
  const label = `xs:${primitive}`;
  return {
    variety: 'atomic',
    label,
    primitive,
    whiteSpace: 'collapse',
    facets: { whiteSpace: 'collapse' },
    normalize: trim,
    check: (literal, namespaces) => checkQualifiedName(label, literal, namespaces),
    value: resolve,
    literal: (value, namespaces) =>
      isQName(value)
        ? literalOfQName(label, value, namespaces)
        : wrongType(label, 'an object { namespaceURI, localName }', value),
    key: (literal, namespaces) => {
      const { namespaceURI, localName } = resolve(literal, namespaces);
      return `{${namespaceURI}}${localName}`;
    },
  };
}

function checkQualifiedName(
  label: string,
  literal: string,
  namespaces: NamespaceContext | undefined,
): Failure | undefined {
  const { prefix, localName } = splitQualifiedName(literal);
  const isName = isNCName(localName) && (prefix === undefined || isNCName(prefix));
  if (!isName) {
    const problem = `is not a valid ${label}`;
    return invalidLiteral('cvc-datatype-valid.1.2.1', literal, problem, 'a name, perhaps with a prefix');
  }
  if (label === 'xs:NOTATION' && namespaces?.declaredNames?.isNotation(localName) === false) {
    const problem = 'is not a notation that the document type declaration declares';
    return invalidLiteral('cvc-datatype-valid.1.2.1', literal, problem, 'the name of a notation');
  }
  if (prefix === undefined || namespaces?.lookupNamespaceURI(prefix)) return undefined;
  const problem = `has the prefix ${JSON.stringify(prefix)}, which is not bound to a namespace`;
  return invalidLiteral('cvc-datatype-valid.1.2.1', literal, problem, 'a prefix that is declared');
}

function resolve(literal: string, namespaces: NamespaceContext | undefined): QName {
  const { prefix = '', localName } = splitQualifiedName(literal);
  return { namespaceURI: namespaces?.lookupNamespaceURI(prefix) ?? '', localName };
}

/** The two parts of a literal. */
export function splitQualifiedName(literal: string): {
  readonly prefix: string | undefined;
  readonly localName: string;
} {
  const colonAt = literal.indexOf(':');
  return colonAt === -1
    ? { prefix: undefined, localName: literal }
    : { prefix: literal.slice(0, colonAt), localName: literal.slice(colonAt + 1) };
}

function isQName(value: unknown): value is QName {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<QName>).namespaceURI === 'string' &&
    typeof (value as Partial<QName>).localName === 'string'
  );
}

function literalOfQName(
  label: string,
  { namespaceURI, localName }: QName,
  namespaces: NamespaceContext | undefined,
): string | Failure {
  if (namespaceURI === '') {
    const isWritable = !namespaces?.lookupNamespaceURI('') || namespaces.lookupPrefix('') === '';
    if (isWritable) return localName;
    const problem = 'is in no namespace, but a default namespace is in scope';
    return invalidLiteral('cvc-datatype-valid.1', localName, problem, label);
  }
  // No prefix may be declared for it, and xmlns is never in scope.
  const prefix = namespaceURI === XMLNS_NAMESPACE ? undefined : namespaces?.lookupPrefix(namespaceURI);
  if (prefix === undefined) {
    const problem = `is in the namespace ${JSON.stringify(namespaceURI)}, to which no prefix is bound`;
    return invalidLiteral('cvc-datatype-valid.1', localName, problem, 'a namespace that has a prefix');
  }
  return prefix === '' ? localName : `${prefix}:${localName}`;
}
