import type { SourceElement } from './source-element.js';

/** A schema document: one `xs:schema` element, in the role that it was read for. */
export interface SchemaDocument {
  /** The path it was read from. */
  readonly file: string;
  /** The `xs:schema` element. */
  readonly root: SourceElement;
  /** The namespace of its components, `''` for none. That of the including document, for a chameleon include. */
  readonly targetNamespace: string;
  /**
   * It has no target namespace of its own and was included by a document that has one: its references to components
   * in no namespace mean that namespace ("XML Schema Part 1: Structures", section 4.2.1, clause 2.3).
   */
  readonly chameleon: boolean;
  /** The namespaces of its `xs:import` elements, `''` where it imports components without one. */
  readonly importedNamespaces: ReadonlySet<string>;
}
