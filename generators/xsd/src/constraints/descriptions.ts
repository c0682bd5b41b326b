import type { Named, TypeDefinition } from '../components/model.js';
import type { SourceLocation } from '../source-location.js';
import { describeName } from '../vocabulary/qnames.js';

/** What messages call a type. */
export function describeType(type: TypeDefinition): string {
  return type.name === undefined
    ? `the anonymous type at ${describeLocation(type.location)}`
    : describeName({ namespaceURI: type.targetNamespace, localName: type.name });
}

/** What messages call a declaration. */
export function describeDeclaration({ name, targetNamespace }: Named): string {
  return describeName({ namespaceURI: targetNamespace, localName: name });
}

/** A place, in messages about another one. */
export function describeLocation({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`;
}
