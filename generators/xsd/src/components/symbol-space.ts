import type { SourceElement } from '../documents/source-element.js';
import type { Scope } from './context.js';

/** A top-level declaration and the component that it becomes. */
interface Entry<T> {
  readonly scope: Scope;
  readonly element: SourceElement;
  readonly name: string;
  component?: T;
  building: boolean;
}

/** What {@link SymbolSpace.get} found. */
export type Lookup<T> =
  | { readonly found: 'component'; readonly component: T }
  | { readonly found: 'nothing' }
  /** The component is being built: its declaration refers to itself. */
  | { readonly found: 'cycle' };

/** A symbol space (section 2.5): the top-level declarations of one kind, each made a component when first needed. */
export class SymbolSpace<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #build: (scope: Scope, element: SourceElement, name: string) => T;

  /** @param build - makes the component of a declaration */
  constructor(build: (scope: Scope, element: SourceElement, name: string) => T) {
    this.#build = build;
  }

  /** Adds a declaration. Returns the one that has the name already, which stays. */
  declare(key: string, scope: Scope, element: SourceElement, name: string): SourceElement | undefined {
    const present = this.#entries.get(key);
    if (present === undefined) {
      this.#entries.set(key, { scope, element, name, building: false });
    }
    return present?.element;
  }

  get(key: string): Lookup<T> {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      return { found: 'nothing' };
    }
    if (entry.component === undefined) {
      if (entry.building) {
        return { found: 'cycle' };
      }
      entry.building = true;
      entry.component = this.#build(entry.scope, entry.element, entry.name);
      entry.building = false;
    }
    return { found: 'component', component: entry.component };
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
}
