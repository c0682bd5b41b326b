import type { Facets } from '../../schema/facets.js';
import type { Datatype, LiteralCheck, LiteralSearch } from '../datatype.js';

/**
 * A constraining facet of one derivation step, as `maxLength(40)` returns it: what `restriction`, `list`, `union` and
 * `mapped` take. A program carries the kinds of facets that its schemas hand over.
 */
export interface Facet {
  /** The facet by its name in schema documents: what compilers and tools look at. */
  readonly data: Facets;
  /** What the facet says of literals that `base` accepts; undefined where all of them satisfy it. */
  check?(base: Datatype): LiteralCheck | undefined;
  /** Of the whiteSpace facet: the normalisation that it asks for. */
  normalize?(text: string): string;
  /** Of facets that are about literals, not values: what finds another literal of a value. */
  readonly literalSearch?: LiteralSearch;
}
