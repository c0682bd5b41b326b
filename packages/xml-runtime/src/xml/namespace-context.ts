import type { DeclaredNames } from './declared-names.js';

/** Namespace bindings in scope where a value was read or will be written; QName and NOTATION values need them. */
export interface NamespaceContext {
  /** The namespace name bound to `prefix` (`''`: the default namespace), or undefined. */
  lookupNamespaceURI(prefix: string): string | undefined;
  /**
   * A prefix bound to `namespaceURI`; a writer declares one where there is none, and for `''` makes names without a prefix
   * those of no namespace.
   */
  lookupPrefix(namespaceURI: string): string | undefined;
  /** What the document type declaration of a document that is read declares, where it is read, too. */
  readonly declaredNames?: DeclaredNames | undefined;
  /**
   * Binds a prefix that a pattern asks for (`''`: makes the namespace the default one). A writer has it.
   * @returns whether the prefix is bound to the namespace now
   */
  bindPrefix?(prefix: string, namespaceURI: string): boolean;
}
