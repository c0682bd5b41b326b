import type { ElementConstraint, IdentifiedElement } from '../schema/features.js';

/** That of an element without a declaration. */
export const UNCONSTRAINED: ElementConstraint = {
  default: undefined,
  fixed: undefined,
  valueNamespaces: undefined,
};

/** An element that no declaration describes, for identity constraints: a lax wildcard, or open content, admits it. */
export const UNDECLARED: IdentifiedElement = { isNillable: false, identityConstraints: undefined };
