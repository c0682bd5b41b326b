import type { IdentityConstraint } from '../../schema/descriptor.js';
import { type CompiledPath, compilePath } from './node-path.js';

/** An {@link IdentityConstraint} with its paths compiled. */
export interface CompiledConstraint {
  readonly category: IdentityConstraint['category'];
  readonly name: string;
  readonly refer: string | undefined;
  readonly selector: readonly CompiledPath[];
  readonly fields: readonly (readonly CompiledPath[])[];
  /** How many elements below a selected one the fields may look at; infinite where they look at all. */
  readonly reach: number;
  /** Whether fields are attributes of the selected element, and one without them has nothing wrong. */
  readonly isOfOwnAttributes: boolean;
  /** Whether an element without attributes may make a difference. */
  readonly seesElements: boolean;
}

const compiledConstraints = new WeakMap<IdentityConstraint, CompiledConstraint>();

/** Compiles a constraint; once for each descriptor. */
export function compileConstraint(definition: IdentityConstraint): CompiledConstraint {
  let compiled = compiledConstraints.get(definition);
  if (compiled === undefined) {
    const { category, name, refer, selector } = definition;
    const fields = definition.fields.map((paths) => paths.map(compilePath));
    const reach = Math.max(...fields.flat().map((it) => (it.isDescendant ? Infinity : it.steps.length)));
    const seesElements = category === 'key' || fields.flat().some(({ attribute }) => attribute === undefined);
    compiled = {
      category,
      name,
      refer,
      selector: selector.map(compilePath),
      fields,
      reach,
      isOfOwnAttributes: !seesElements && reach === 0,
      seesElements,
    };
    compiledConstraints.set(definition, compiled);
  }
  return compiled;
}

/** How messages call a constraint: `key 'bookId'`. */
export function describeConstraint({ category, name }: CompiledConstraint): string {
  return `${category} '${name.slice(name.lastIndexOf('}') + 1)}'`;
}
