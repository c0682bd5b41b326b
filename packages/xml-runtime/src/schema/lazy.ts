import type { Lazy } from './descriptor.js';

/** The value behind a reference. Descriptors are objects, so a function is always the lazy form. */
export function resolve<T extends object>(reference: Lazy<T>): T {
  return typeof reference === 'function' ? reference() : reference;
}
