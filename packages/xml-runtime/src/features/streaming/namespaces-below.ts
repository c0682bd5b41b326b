import { type ComplexTypeBinding, complexTypeBinding } from '../../plan/complex-type.js';
import { derivedTypesOf } from '../../plan/derived-types.js';
import type { ElementDeclaration } from '../../plan/element-declaration.js';
import { writtenType } from '../../plan/written-type.js';
import { XSI_NAMESPACE } from '../../xml/namespaces.js';

/** A namespace that names in a document may be in. */
export interface NamespaceBelow {
  readonly namespaceURI: string;
  /** The names are those of attributes, which need a prefix. */
  readonly isOfAttributes: boolean;
}

const known = new WeakMap<ElementDeclaration, readonly NamespaceBelow[]>();

/**
 * Returns the namespaces that names below an element may be in as far as declarations tell, in the order in which
 * a document has them that has everything. Those that wildcards admit are not among them.
 */
export function namespacesBelow(declaration: ElementDeclaration): readonly NamespaceBelow[] {
  let found = known.get(declaration);
  if (found === undefined) {
    const search = new NamespaceSearch();
    search.visitElement(declaration);
    found = [...search.found.values()];
    known.set(declaration, found);
  }
  return found;
}

/** Goes through all types that elements below may have, each once. */
class NamespaceSearch {
  readonly found: Map<string, NamespaceBelow> = new Map();
  readonly #types = new Set<ComplexTypeBinding>();

  visitElement(declaration: ElementDeclaration): void {
    const { name, type, complexType, isNillable, hasInstanceType } = declaration;
    this.#add(name.namespaceURI, false);
    if (isNillable || hasInstanceType) this.#add(XSI_NAMESPACE, true);
    if (complexType === undefined) return;
    this.#visitType(complexType);
    for (const derived of derivedTypesOf(type)) {
      this.#add(XSI_NAMESPACE, true);
      if (derived.kind === 'complexType') this.#visitType(complexTypeBinding(derived));
    }
  }

  #visitType(type: ComplexTypeBinding): void {
    if (this.#types.has(type)) return;
    this.#types.add(type);
    if (writtenType(type).requiresTypeName) this.#add(XSI_NAMESPACE, true);
    for (const { name } of type.attributes) this.#add(name.namespaceURI, true);
    for (const { children } of type.leaves) {
      for (const child of children) if (child.kind === 'element') this.visitElement(child.declaration);
    }
  }

  #add(namespaceURI: string, isOfAttributes: boolean): void {
    if (namespaceURI === '') return;
    const key = `${isOfAttributes} ${namespaceURI}`;
    if (!this.found.has(key)) this.found.set(key, { namespaceURI, isOfAttributes });
  }
}
