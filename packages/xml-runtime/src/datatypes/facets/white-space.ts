import type { WhiteSpace } from '../../schema/facets.js';
import { normalizations } from '../white-space.js';
import type { Facet } from './facet.js';

/** Says what becomes of white space (Part 2, section 4.3.6). */
export function whiteSpace(value: WhiteSpace): Facet {
  return { data: { whiteSpace: value }, normalize: normalizations[value] };
}
