import type { SimpleTypeDefinition, TypeDefinition, ValueConstraint } from '../components/model.js';
import type { ValueConstraintBinding } from './model.js';

/** A value constraint as descriptors have it. */
export function bindValueConstraint(
  constraint: ValueConstraint | undefined,
  type: TypeDefinition,
): ValueConstraintBinding {
  if (constraint === undefined) {
    return {};
  }
  const { kind, lexical } = constraint;
  return {
    [kind]: lexical,
    ...(hasQualifiedNames(type) && { valueNamespaces: namespacesOf(constraint) }),
  };
}

/** Whether values of a type, or parts of them, are QNames or NOTATIONs, which depend on the namespaces in scope. */
function hasQualifiedNames(type: TypeDefinition): boolean {
  if (type.component === 'complexTypeDefinition') {
    const { contentType } = type;
    return contentType.variety === 'simple' && hasQualifiedNames(contentType.simpleTypeDefinition);
  }
  return simpleHasQualifiedNames(type);
}

function simpleHasQualifiedNames(type: SimpleTypeDefinition): boolean {
  const {
    variety,
    primitiveTypeDefinition: primitive,
    itemTypeDefinition: item,
    memberTypeDefinitions,
  } = type;
  switch (variety) {
    case 'atomic':
      return primitive?.name === 'QName' || primitive?.name === 'NOTATION';
    case 'list':
      return item !== undefined && simpleHasQualifiedNames(item);
    case 'union':
      return (memberTypeDefinitions ?? []).some(simpleHasQualifiedNames);
  }
}

/** The bindings of the prefixes that the parts of a literal start with, `''` for those that have none. */
function namespacesOf({ lexical, namespaces }: ValueConstraint): ReadonlyMap<string, string> {
  const prefixes = lexical.split(/[ \t\n\r]+/).map((part) => part.slice(0, Math.max(0, part.indexOf(':'))));
  const bindings = [...new Set(prefixes)].flatMap((prefix): [string, string][] => {
    const namespace = namespaces?.get(prefix);
    return namespace === undefined || namespace === '' ? [] : [[prefix, namespace]];
  });
  return new Map(bindings);
}
