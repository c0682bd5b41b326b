import type { Facets } from '../../schema/facets.js';

/** A facet that a schema may not have, because of its base type or of another facet. */
export class FacetError extends Error {
  override readonly name = 'FacetError';
  /** The constraint of "XML Schema Part 2: Datatypes", for example `enumeration-valid-restriction`. */
  readonly rule: string;
  readonly facet: keyof Facets;

  constructor(rule: string, facet: keyof Facets, message: string) {
    super(`${facet}: ${message}`);
    this.rule = rule;
    this.facet = facet;
  }
}
