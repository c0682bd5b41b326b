import type { ElementDeclaration } from '../../plan/element-declaration.js';
import type { NamespaceContext, TypeDescriptor } from '../../schema/descriptor.js';
import type { InheritedAttributes, PlainAttribute } from '../../schema/features.js';
import { resolve } from '../../schema/lazy.js';
import { compiledTest } from './compiled-test.js';
import { TypedElement } from './typed-tree.js';

/** An element as type alternatives see it: its attributes and those that it inherits, without types. */
export interface AlternativesView {
  readonly attributes: readonly PlainAttribute[];
  readonly inherited: InheritedAttributes | undefined;
  readonly prefix: string;
  readonly namespaces: NamespaceContext;
  readonly namespacesInScope: () => ReadonlyMap<string, string>;
}

/**
 * The type that the alternatives of a declaration choose for an element (XSD 1.1 Part 1, section 3.12.4); the declared
 * one where none of them does.
 */
export function selectedType(declaration: ElementDeclaration, view: AlternativesView): TypeDescriptor {
  const element = new TypedElement({ ...declaration.name, prefix: view.prefix }, 0, {
    outer: view.namespaces,
    namespaces: view.namespacesInScope,
  });
  element.plainAttributes.push(...view.attributes);
  for (const attribute of view.inherited?.values() ?? []) {
    const isOwn = view.attributes.some(
      ({ namespaceURI, localName }) =>
        namespaceURI === attribute.namespaceURI && localName === attribute.localName,
    );
    if (!isOwn) element.plainAttributes.push(attribute);
  }
  const alternative = declaration.alternatives?.find(
    ({ test }) => test === undefined || compiledTest(test).evaluate({ contextNode: element }).isTrue,
  );
  return alternative === undefined ? declaration.type : resolve(alternative.type);
}
