import type { Facets } from '../../schema/facets.js';
import type { Datatype } from '../datatype.js';

/** The types from `type` up, the nearest first. */
export function* lineage(type: Datatype): Generator<Datatype> {
  for (let it: Datatype | undefined = type; it !== undefined; it = it.base) yield it;
}

/** The value of a facet that is in effect for a type: the one of the nearest step of derivation that has it. */
export function inherited<K extends keyof Facets>(type: Datatype, facet: K): Facets[K] | undefined {
  for (const it of lineage(type)) {
    if (it.facets[facet] !== undefined) return it.facets[facet];
  }
  return undefined;
}
