import type { NamespaceContext } from '../../schema/descriptor.js';
import type { Failure } from '../failure.js';

/** Says why a literal breaks a facet; undefined when it does not. */
export type FacetCheck = (literal: string, namespaces: NamespaceContext | undefined) => Failure | undefined;
