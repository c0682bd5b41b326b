import type { ImportDeclarationStructure } from 'ts-morph';
import { NameAllocator } from '../names/name-allocator.js';
import { StructureKind } from './structure-kinds.js';

/** How code uses an import: a value is there at run time, a type is not. */
export type ImportUse = 'type' | 'value';

interface RecordedName {
  readonly local: string;
  use: ImportUse;
}

interface RecordedModule {
  readonly names: Map<string, RecordedName>;
  namespace?: RecordedName;
}

/**
 * Records what a module imports while its code is written: each method returns the name to write. A name that is used
 * as a type and as a value is imported as a value.
 *
 * @example
 * ```ts
 * const imports = new ImportRecorder(['Order']);
 * imports.named('./order.js', 'Order', 'type'); // 'Order_2': the module declares an Order of its own
 * imports.declarations(); // import type { Order as Order_2 } from './order.js';
 * ```
 */
export class ImportRecorder {
  readonly #modules = new Map<string, RecordedModule>();
  readonly #names: NameAllocator;

  /** @param taken - names that imports must not have: those that the module declares or means otherwise */
  constructor(taken: Iterable<string> = []) {
    this.#names = new NameAllocator(taken);
  }

  /**
   * Records a named import.
   *
   * @param from - module specifier
   * @param name - name of the export
   * @param use - how the code uses it
   * @param local - name that it should have here; where it is taken, a number is added
   * @returns the name that it has here, always the same
   */
  named(from: string, name: string, use: ImportUse, local: string = name): string {
    const { names } = this.#module(from);
    let recorded = names.get(name);
    if (recorded === undefined) {
      recorded = { local: this.#names.allocate(local), use };
      names.set(name, recorded);
    }
    return used(recorded, use);
  }

  /**
   * Records an import of a module as a whole, `* as local`.
   *
   * @param from - module specifier
   * @param local - name that it should have here; where it is taken, a number is added
   * @param use - how the code uses it
   * @returns the name that it has here, always the same
   */
  namespace(from: string, local: string, use: ImportUse): string {
    const module = this.#module(from);
    module.namespace ??= { local: this.#names.allocate(local), use };
    return used(module.namespace, use);
  }

  /** Tests whether anything of a module is imported. */
  has(from: string): boolean {
    return this.#modules.has(from);
  }

  /**
   * Returns the import declarations of all that was recorded so far: packages before modules of the output, each in the
   * order of code units, so that the order of use does not matter. A declaration imports types alone where none of its
   * names is used as a value.
   */
  declarations(): readonly ImportDeclarationStructure[] {
    return [...this.#modules]
      .sort(([one], [other]) => Number(isRelative(one)) - Number(isRelative(other)) || compare(one, other))
      .flatMap(([from, { names, namespace }]) => [
        ...(namespace === undefined ? [] : [namespaceImport(from, namespace)]),
        ...(names.size === 0 ? [] : [namedImports(from, names)]),
      ]);
  }

  #module(from: string): RecordedModule {
    let module = this.#modules.get(from);
    if (module === undefined) {
      module = { names: new Map() };
      this.#modules.set(from, module);
    }
    return module;
  }
}

function used(recorded: RecordedName, use: ImportUse): string {
  if (use === 'value') recorded.use = use;
  return recorded.local;
}

function namespaceImport(from: string, { local, use }: RecordedName): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: use === 'type',
    namespaceImport: local,
    moduleSpecifier: from,
  };
}

function namedImports(from: string, names: ReadonlyMap<string, RecordedName>): ImportDeclarationStructure {
  const isTypeOnly = [...names.values()].every(({ use }) => use === 'type');
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly,
    namedImports: [...names]
      .sort(([one], [other]) => compare(one, other))
      .map(([name, { local, use }]) => ({
        name,
        isTypeOnly: use === 'type' && !isTypeOnly,
        ...(local !== name && { alias: local }),
      })),
    moduleSpecifier: from,
  };
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

/** Compares by code unit: the same everywhere, whatever the locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
