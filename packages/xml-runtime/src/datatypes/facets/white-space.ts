import type { WhiteSpace } from '../../schema/facets.js';
import { collapsed, preserved, replaced } from '../white-space.js';
import type { Facet } from './facet.js';

/** Says what becomes of white space (Part 2, section 4.3.6). */
export function whiteSpace(value: WhiteSpace): Facet {
  const { normalize } = value === 'collapse' ? collapsed : value === 'replace' ? replaced : preserved;
  return { data: { whiteSpace: value }, normalize };
}
