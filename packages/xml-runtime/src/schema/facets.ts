import type { XPathExpression } from './descriptor.js';

/**
 * The constraining facets of one derivation step (Part 2, section 4.3), by the names of the schema document. Values are
 * in their lexical forms, so that none loses precision on the way.
 */
export interface Facets {
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Regular expressions of Part 2, appendix F. Several in one step are alternatives. */
  readonly pattern?: string | readonly string[];
  readonly enumeration?: readonly string[];
  /** Namespace bindings (prefix to name, `''` for the default) of `enumeration`: one for all values, or one each. */
  readonly enumerationNamespaces?: PrefixBindings | readonly PrefixBindings[];
  readonly whiteSpace?: WhiteSpace;
  readonly maxInclusive?: string;
  readonly maxExclusive?: string;
  readonly minInclusive?: string;
  readonly minExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  /** XSD 1.1 Part 2, section 4.3.13. */
  readonly assertions?: readonly XPathExpression[];
  /** XSD 1.1 Part 2, section 4.3.14. */
  readonly explicitTimezone?: ExplicitTimezone;
}

/** Whether literals of dates and times have a time zone. */
export type ExplicitTimezone = 'optional' | 'required' | 'prohibited';

/** Prefixes and the namespace names that they are bound to; `''` is the default namespace. */
export type PrefixBindings = Readonly<Record<string, string>>;

/** The whiteSpace facet (Part 2, section 4.3.6). */
export type WhiteSpace = 'preserve' | 'replace' | 'collapse';
