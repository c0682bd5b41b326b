import type { DeclarationName } from '../binding/model.js';

/** How code refers to a name: as a type only, or as a value. */
export type Use = 'type' | 'value';

/** A reference to a declaration. */
export interface DeclarationReference {
  readonly name: DeclarationName;
  readonly use: Use;
}

/** The names outside of a declaration that its code refers to: what a module that holds it has to import. */
export class References {
  /** Names of the runtime package. */
  readonly runtime: Map<string, Use> = new Map();
  /** Declarations of the same namespace, by identifier. */
  readonly declarations: Map<string, DeclarationReference> = new Map();
  /** Other namespaces, by name. */
  readonly namespaces: Map<string, Use> = new Map();
  /** Modules of the user's own, by what they are imported from. */
  readonly imported: Map<string, Use> = new Map();
  /** Constants of the module that the schema as a whole has: its descriptor, or `xs:anyType`. */
  readonly globals: Set<string> = new Set();
  /** Constants that the declarations of a module share. */
  readonly constants: Set<string> = new Set();
  /** Names of the XPath package. */
  readonly xpath: Set<string> = new Set();
  /** The code refers to the constant `namespaceURI`. */
  usesNamespace: boolean = false;
  /** The code refers to the prefixes of namespaces. */
  usesPrefixes: boolean = false;

  /** The references of several declarations. */
  static merge(all: readonly References[]): References {
    const merged = new References();
    for (const each of all) {
      each.runtime.forEach((use, name) => {
        addUse(merged.runtime, name, use);
      });
      each.namespaces.forEach((use, name) => {
        addUse(merged.namespaces, name, use);
      });
      each.imported.forEach((use, name) => {
        addUse(merged.imported, name, use);
      });
      each.declarations.forEach(({ name, use }) => {
        merged.addDeclaration(name, use);
      });
      each.globals.forEach((name) => {
        merged.globals.add(name);
      });
      each.constants.forEach((name) => {
        merged.constants.add(name);
      });
      each.xpath.forEach((name) => {
        merged.xpath.add(name);
      });
      merged.usesNamespace ||= each.usesNamespace;
      merged.usesPrefixes ||= each.usesPrefixes;
    }
    return merged;
  }

  /** Adds a reference to a declaration; what is used as a value stays so. */
  addDeclaration(name: DeclarationName, use: Use): void {
    if (this.declarations.get(name.identifier)?.use !== 'value') {
      this.declarations.set(name.identifier, { name, use });
    }
  }
}

/** Adds a use; what is used as a value stays so. */
export function addUse(uses: Map<string, Use>, name: string, use: Use): void {
  if (uses.get(name) !== 'value') {
    uses.set(name, use);
  }
}
