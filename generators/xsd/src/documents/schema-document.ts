import type { SourceElement } from './source-element.js';

/** A schema document: one `xs:schema` element, in the role that it was read for. */
export interface SchemaDocument {
  /** The path it was read from. */
  readonly file: string;
  /** The `xs:schema` element, with the declarations that an `xs:override` gives it. */
  readonly root: SourceElement;
  /** The `xs:schema` element as it stands in the file. */
  readonly written: SourceElement;
  /** The namespace of its components, `''` for none. That of the including document, for a chameleon include. */
  readonly targetNamespace: string;
  /**
   * It has no target namespace of its own and was included by a document that has one: its references to components
   * in no namespace mean that namespace ("XML Schema Part 1: Structures", section 4.2.1, clause 2.3).
   */
  readonly chameleon: boolean;
  /** The namespaces of its `xs:import` elements, `''` where it imports components without one. */
  readonly importedNamespaces: ReadonlySet<string>;
  /** The documents that it includes or overrides, as they are read for it. */
  readonly included: readonly SchemaDocument[];
  /** Its `xs:redefine` elements. */
  readonly redefinitions: readonly RedefinedDocument[];
}

/** An `xs:redefine` element ("XML Schema Part 1: Structures", section 4.2.2). */
export interface RedefinedDocument {
  readonly element: SourceElement;
  /** The document that it redefines components of; absent where there is none. */
  readonly document?: SchemaDocument;
}
