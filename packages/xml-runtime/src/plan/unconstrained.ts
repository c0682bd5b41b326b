import type { ElementConstraint } from '../schema/features.js';

/** That of an element without a declaration. */
export const UNCONSTRAINED: ElementConstraint = {
  default: undefined,
  fixed: undefined,
  valueNamespaces: undefined,
};
