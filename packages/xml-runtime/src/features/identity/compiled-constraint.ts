import type { IdentityConstraint } from '../../schema/descriptor.js';
import { type CompiledPath, compilePath } from './node-path.js';

/** An {@link IdentityConstraint} with its paths compiled. */
export interface CompiledConstraint {
  readonly category: IdentityConstraint['category'];
  readonly name: string;
  readonly refer: string | undefined;
  readonly selector: readonly CompiledPath[];
  readonly fields: readonly (readonly CompiledPath[])[];
}

const compiledConstraints = new WeakMap<IdentityConstraint, CompiledConstraint>();

/** Compiles a constraint; once for each descriptor. */
export function compileConstraint(definition: IdentityConstraint): CompiledConstraint {
  let compiled = compiledConstraints.get(definition);
  if (compiled === undefined) {
    const { category, name, refer, selector, fields } = definition;
    compiled = {
      category,
      name,
      refer,
      selector: selector.map(compilePath),
      fields: fields.map((paths) => paths.map(compilePath)),
    };
    compiledConstraints.set(definition, compiled);
  }
  return compiled;
}

/** How messages call a constraint: `key 'bookId'`. */
export function describeConstraint({ category, name }: CompiledConstraint): string {
  return `${category} '${name.slice(name.lastIndexOf('}') + 1)}'`;
}
