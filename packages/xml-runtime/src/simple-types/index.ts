export type { Facets, PrefixBindings } from './facets.js';
export { type ListOptions, list } from './list.js';
export { inventedNamespaces } from './namespaces.js';
export type { QName } from './qualified-name.js';
export { type RestrictionOptions, restriction } from './restriction.js';
export type { SimpleTypeName } from './simple-type.js';
export { type UnionOptions, union } from './union.js';
export * as xs from './xs.js';
