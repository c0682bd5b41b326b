import type { IdentityConstraint, Lazy } from '../../schema/descriptor.js';
import { resolve } from '../../schema/lazy.js';
import { type CompiledPath, compilePath } from './node-path.js';

/** An {@link IdentityConstraint} with its paths compiled. */
export interface CompiledConstraint {
  readonly category: IdentityConstraint['category'];
  readonly name: string;
  readonly refer: string | undefined;
  readonly selector: readonly CompiledPath[];
  readonly fields: readonly (readonly CompiledPath[])[];
}

/** Compiles the constraints of an element declaration; undefined where it has none. */
export function compileConstraints(
  definitions: Lazy<readonly IdentityConstraint[]> | undefined,
): readonly CompiledConstraint[] | undefined {
  if (definitions === undefined) return undefined;
  const constraints = resolve(definitions);
  if (constraints.length === 0) return undefined;
  return constraints.map(({ category, name, refer, selector, fields }) => ({
    category,
    name,
    refer,
    selector: selector.map(compilePath),
    fields: fields.map((paths) => paths.map(compilePath)),
  }));
}

/** How messages call a constraint: `key 'bookId'`. */
export function describeConstraint({ category, name }: CompiledConstraint): string {
  return `${category} '${name.slice(name.lastIndexOf('}') + 1)}'`;
}
