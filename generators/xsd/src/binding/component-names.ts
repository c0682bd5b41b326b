import type { SimpleTypeDefinition, TypeDefinition } from '../components/model.js';

/** The namespace of XML Schema itself. */
const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';

/** `{namespace}local`: the key of a component in its symbol space. */
export function clarkName(namespaceURI: string, localName: string): string {
  return `{${namespaceURI}}${localName}`;
}

/** Whether a type is the ur-type, `xs:anyType`. */
export function isAnyType(type: TypeDefinition): boolean {
  return (
    type.component === 'complexTypeDefinition' &&
    type.name === 'anyType' &&
    type.targetNamespace === schemaNamespace
  );
}

/** Whether a type is one of those that Part 2 defines. */
export function isBuiltinSimpleType(type: TypeDefinition): type is SimpleTypeDefinition {
  return type.component === 'simpleTypeDefinition' && type.builtin;
}
