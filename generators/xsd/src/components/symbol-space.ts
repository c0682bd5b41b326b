import type { Declaration } from './context.js';

/** What {@link SymbolSpace.get} found. */
export type Lookup<T> =
  | { readonly found: 'component'; readonly component: T }
  | { readonly found: 'nothing' }
  /** The component is being built: its declaration refers to itself. */
  | { readonly found: 'cycle' };

/** A declaration and the component that it becomes. */
interface Entry<T> {
  readonly declaration: Declaration;
  component?: T;
  building: boolean;
  /** Its number in the order in which declarations were first visited. */
  index: number;
  /** The least number that its references lead back to (Tarjan's algorithm for strongly connected components). */
  low: number;
}

/** A symbol space (section 2.5): the top-level declarations of one kind, each made a component when first needed. */
export class SymbolSpace<T> {
  readonly #entries = new Map<string, Declaration>();
  readonly #built = new Map<Declaration, Entry<T>>();
  readonly #build: (declaration: Declaration) => T;
  readonly #onCycle: ((components: readonly T[]) => void) | undefined;
  /** Entries that are being built, each needed by the one before it. */
  readonly #path: Entry<T>[] = [];
  /** Entries that may still turn out to be parts of a cycle. */
  readonly #open: Entry<T>[] = [];

  /**
   * @param build - makes the component of a declaration
   * @param onCycle - receives the components whose declarations refer to each other, when all of them are built
   */
  constructor(build: (declaration: Declaration) => T, onCycle?: (components: readonly T[]) => void) {
    this.#build = build;
    this.#onCycle = onCycle;
  }

  /** Adds a declaration. */
  declare(declaration: Declaration): void {
    this.#entries.set(declaration.key, declaration);
  }

  /** The component of that name. */
  get(key: string): Lookup<T> {
    const declaration = this.#entries.get(key);
    return declaration === undefined ? { found: 'nothing' } : this.of(declaration);
  }

  /** The component of a declaration, which may be one that has been redefined. */
  of(declaration: Declaration): Lookup<T> {
    const known = this.#built.get(declaration);
    if (known !== undefined) {
      this.#leadsBackTo(known);
      return known.component === undefined
        ? { found: 'cycle' }
        : { found: 'component', component: known.component };
    }
    const index = this.#built.size;
    const entry: Entry<T> = { declaration, building: true, index, low: index };
    this.#built.set(declaration, entry);
    this.#path.push(entry);
    this.#open.push(entry);
    const component = this.#build(declaration);
    entry.component = component;
    this.#path.pop();
    this.#close(entry);
    return { found: 'component', component };
  }

  /** The components of all declarations, in the order of these. */
  buildAll(): ReadonlyMap<string, T> {
    const components = new Map<string, T>();
    for (const key of this.#entries.keys()) {
      const lookup = this.get(key);
      if (lookup.found === 'component') {
        components.set(key, lookup.component);
      }
    }
    return components;
  }

  #leadsBackTo(entry: Entry<T>): void {
    const from = this.#path.at(-1);
    if (from !== undefined && entry.building) {
      from.low = Math.min(from.low, entry.index);
    }
  }

  #close(entry: Entry<T>): void {
    const parent = this.#path.at(-1);
    if (parent !== undefined) {
      parent.low = Math.min(parent.low, entry.low);
    }
    if (entry.low !== entry.index) {
      return;
    }
    const cycle = this.#open.splice(this.#open.lastIndexOf(entry));
    for (const member of cycle) {
      member.building = false;
    }
    if (cycle.length > 1) {
      this.#onCycle?.(cycle.flatMap(({ component }) => component ?? []));
    }
  }
}
